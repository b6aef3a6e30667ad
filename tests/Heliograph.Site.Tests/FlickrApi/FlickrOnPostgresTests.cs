using Heliograph.Site.Tests.Data;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What programs do, once through over PostgreSQL: the tests of it, on a site of their own.</summary>
public sealed class FlickrOnPostgresTests(PostgresServer server)
{
    [Fact]
    public async Task What_programs_do_goes_the_same_way()
    {
        await using var site = new FlickrSite(new() { ["Database:Provider"] = "postgres", ["Database:Connection"] = await server.NewDatabaseAsync() });
        await site.InitializeAsync();

        await new OAuthTests(site).Somebody_lets_a_program_act_for_them_and_takes_it_back();
        var uploads = new UploadCallTests(site);
        await uploads.An_upload_is_taken_with_its_signature_before_or_after_the_file(after: true);
        await uploads.Nothing_is_kept_of_an_upload_that_is_not_signed_for();
        await uploads.Who_does_not_wait_gets_a_ticket(after: false);
        await uploads.A_photo_of_ones_own_is_replaced();
        var photos = new PhotoCallTests(site);
        await photos.Words_permissions_dates_and_tags_are_changed_and_told();
        await photos.Narrowed_permissions_hide_it_and_change_its_addresses();
        await photos.Lists_have_their_pages_and_extras();
        await photos.Albums_are_made_filled_put_in_order_and_deleted();
        var people = new PeopleCallTests(site);
        await people.Comments_and_favourites_come_and_go();
        await people.Notes_places_and_counts_are_as_on_pages();
        await people.Groups_are_found_joined_filled_talked_in_and_left();
        var catalogue = new CatalogueCallTests(site);
        await catalogue.Cameras_and_machine_tags_are_those_of_public_photos();
        await catalogue.Stats_count_what_happened_to_ones_own_photos_on_a_day_and_in_all();
        await catalogue.Interest_orders_photos_either_way();
        await new WordsTests(site).Words_come_back_exact_in_xml_and_json_and_are_harmless_on_pages();
        await new EveryMethodTests(site).Every_method_answers_or_says_which_error_of_its_own_it_is();
    }
}
