namespace Heliograph.Site.Search;

/// <summary>
/// The full-text table on PostgreSQL, as the migration Search made it: to change it takes a migration of its own. The vectors are made of
/// our own words, not of PostgreSQL's parser, which takes <c>DSC_1.jpg</c> for a host; and with ICU's letters, so that the database's locale
/// changes nothing. Of a script without spaces every pair of letters is a word, one place after the other.
/// </summary>
static class PostgresSearchSchema
{
    // Titles weigh A, tags B, descriptions D.
    static readonly string UpText = """
        create function photo_text_words(said text, weight text) returns tsvector language plpgsql immutable as $$
            declare
                plain text := normalize(lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036F]', '', 'g') collate "und-x-icu"), NFC);
                runs text[];
            begin
                plain := regexp_replace(plain collate "C", '([SPACELESS]+)', ' \1 ', 'g');
                runs := string_to_array(trim(regexp_replace(plain collate "und-x-icu",
                    '[^[:alnum:]\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u0900-\u0963\u0966-\u0DFFSPACELESS]+', ' ', 'g')), ' ');
                return (
                    select coalesce(string_agg(format('''%s'':%s%s', word, least(place, 16383), weight), ' ')::tsvector, ''::tsvector)
                    from (
                        select word, row_number() over (order by n, i) as place
                        from (
                            select n, i, case when is_spaceless then substr(run, i, 2) else left(run, 200) end as word
                            from (select run, n, run collate "C" ~ '[SPACELESS]' as is_spaceless from unnest(runs) with ordinality r (run, n)) r,
                                generate_series(1, case when is_spaceless then length(run) else 1 end) i) words) placed);
            end
        $$;

        create table photo_text (photo_id bigint primary key references photo (id) on delete cascade, words tsvector not null);
        create index ix_photo_text_words on photo_text using gin (words);

        create function photo_text_refresh(changed bigint) returns void language sql as $$
            insert into photo_text (photo_id, words)
            select p.id, photo_text_words(p.title, 'A')
                || photo_text_words(coalesce((select string_agg(t.raw || ' ' || t.clean, ' . ') from photo_tag t where t.photo_id = p.id), ''), 'B')
                || photo_text_words(p.description, 'D')
            from photo p where p.id = changed
            on conflict (photo_id) do update set words = excluded.words
        $$;
        create function photo_text_follow_photo() returns trigger language plpgsql as $$
            begin perform photo_text_refresh(new.id); return null; end
        $$;
        create function photo_text_follow_tag() returns trigger language plpgsql as $$
            begin perform photo_text_refresh(case when tg_op = 'DELETE' then old.photo_id else new.photo_id end); return null; end
        $$;
        create trigger photo_text_added after insert on photo for each row execute function photo_text_follow_photo();
        create trigger photo_text_changed after update on photo for each row
            when (old.title is distinct from new.title or old.description is distinct from new.description) execute function photo_text_follow_photo();
        create trigger photo_text_tagged after insert or update or delete on photo_tag for each row execute function photo_text_follow_tag();

        select photo_text_refresh(id) from photo;
        """;

    public const string Down = """
        drop trigger photo_text_added on photo; drop trigger photo_text_changed on photo; drop trigger photo_text_tagged on photo_tag;
        drop function photo_text_follow_photo; drop function photo_text_follow_tag; drop function photo_text_refresh; drop table photo_text;
        drop function photo_text_words;
        """;

    public static string Up => UpText.Replace("SPACELESS", Scripts.Class, StringComparison.Ordinal);
}
