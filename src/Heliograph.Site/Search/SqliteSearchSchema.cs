namespace Heliograph.Site.Search;

/// <summary>
/// The full-text tables on SQLite, as the migration Search made them: to change one takes a migration of its own. <c>photo_words</c> has
/// every word, <c>photo_parts</c> every three letters of what is written in a script without spaces. Triggers note which photos changed;
/// <see cref="SqliteTextRefresh"/> indexes each of them once, in the same transaction. A migration that rebuilds <c>photo</c> or <c>photo_tag</c>
/// drops the view and the triggers before it and makes them again.
/// </summary>
static class SqliteSearchSchema
{
    public const string Up = """
        create table photo_text_stale (photo_id integer primary key);

        create virtual table photo_words using fts5(title, tags, description, content='', contentless_delete=1,
            tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
        create virtual table photo_parts using fts5(title, tags, description, content='', contentless_delete=1,
            tokenize='trigram remove_diacritics 1');
        create virtual table photo_part using fts5vocab(photo_parts, instance);

        create view photo_text as select p.id, p.title,
            coalesce((select group_concat(t.raw || ' ' || t.clean, ' . ') from photo_tag t where t.photo_id = p.id), '') as tags,
            p.description
        from photo p;

        create trigger photo_text_added after insert on photo begin insert or ignore into photo_text_stale values (new.id); end;
        create trigger photo_text_changed after update of title, description on photo begin insert or ignore into photo_text_stale values (new.id); end;
        create trigger photo_text_removed after delete on photo begin insert or ignore into photo_text_stale values (old.id); end;
        create trigger photo_tag_text_added after insert on photo_tag begin insert or ignore into photo_text_stale values (new.photo_id); end;
        create trigger photo_tag_text_changed after update of raw, clean on photo_tag begin insert or ignore into photo_text_stale values (new.photo_id); end;
        create trigger photo_tag_text_removed after delete on photo_tag begin insert or ignore into photo_text_stale values (old.photo_id); end;

        insert into photo_text_stale select id from photo;
        """;

    public const string Down = """
        drop trigger photo_text_added; drop trigger photo_text_changed; drop trigger photo_text_removed;
        drop trigger photo_tag_text_added; drop trigger photo_tag_text_changed; drop trigger photo_tag_text_removed;
        drop view photo_text; drop table photo_part; drop table photo_parts; drop table photo_words; drop table photo_text_stale;
        """;
}
