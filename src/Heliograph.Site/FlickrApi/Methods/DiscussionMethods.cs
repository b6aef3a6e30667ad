using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Discussions;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What is talked about in groups.</summary>
static class DiscussionMethods
{
    static readonly (int, string) NoTopic = (2, "Topic not found"), Empty = (3, "Message is empty or too long");

    const string Topic = "<topic id=\"\" subject=\"\" author=\"\" authorname=\"\" count_replies=\"\" can_reply=\"\" is_sticky=\"\" is_locked=\"\" datecreate=\"\" datelastpost=\"\"><message/></topic>";

    public static Method[] All =>
    [
        Of("groups.discuss.topics.getList", Grant.None, "group_id per_page? page?", "Lists what is talked about in a group.", TopicsAsync, $"<topics group_id=\"\" name=\"\" page=\"\" pages=\"\" perpage=\"\" total=\"\">{Topic}</topics>", GroupMethods.NotFound),
        Of("groups.discuss.topics.add", Grant.Write, "group_id subject=3 message=3", "Begins a topic in a group that the caller is in.", AddTopicAsync, "<topic id=\"\"/>", GroupMethods.NotFound, Empty),
        Of("groups.discuss.replies.getList", Grant.None, "group_id topic_id=2 per_page? page?", "Lists a topic and the replies to it, the oldest first.", RepliesAsync,
            $"<replies page=\"\" pages=\"\" perpage=\"\" total=\"\">{Topic}<reply id=\"\" author=\"\" authorname=\"\" datecreate=\"\" lastedit=\"\"><message/></reply></replies>", GroupMethods.NotFound, NoTopic),
        Of("groups.discuss.replies.add", Grant.Write, "group_id topic_id=2 message=3", "Replies to a topic in a group that the caller is in.", ReplyAsync, "<reply id=\"\"/>", GroupMethods.NotFound, NoTopic, Empty, (4, "Topic is locked")),
    ];

    static async Task<Element> TopicsAsync(Call call)
    {
        var seen = await GroupMethods.GroupAsync(call);
        var topics = call.Data.GroupTopics.AsNoTracking().Where(t => t.GroupId == seen.Group.Id);
        int total = await topics.CountAsync(call.Cancel);
        var page = await topics.OrderByDescending(t => t.IsSticky).ThenByDescending(t => t.LastAt).ThenByDescending(t => t.Id).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        var names = await NamesAsync(call, page.Select(t => t.AuthorId));
        return Element.Reply(new Element("topics").Set("group_id", seen.Group.Nsid).Set("name", seen.Group.Name).SetPage(call, total).AddAll("topic", page.Select(t => Shape(t, seen, names))));
    }

    static async Task<Element> AddTopicAsync(Call call)
    {
        var seen = await GroupMethods.GroupAsync(call);
        var result = await call.Get<Discussing>().BeginAsync(seen, call.Text("subject")!, call.Text("message")!, call.Cancel);
        return result.Fault == DiscussionFault.None ? Element.Reply(new Element("topic").Set("id", result.TopicId)) : throw Fault(call, result.Fault);
    }

    static async Task<Element> RepliesAsync(Call call)
    {
        var seen = await GroupMethods.GroupAsync(call);
        long? id = call.Id("topic_id");
        var topic = await call.Data.GroupTopics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.GroupId == seen.Group.Id, call.Cancel) ?? throw call.Fault(2);
        var page = await call.Data.GroupReplies.AsNoTracking().Where(r => r.TopicId == topic.Id).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Skip(PhotoList.Skipped(call, topic.ReplyCount)).Take(call.PerPage).ToListAsync(call.Cancel);
        var names = await NamesAsync(call, page.Select(r => (long?)r.AuthorId).Append(topic.AuthorId));
        return Element.Reply(new Element("replies").SetPage(call, topic.ReplyCount).Add(Shape(topic, seen, names)).AddAll("reply", page.Select(r => new Element("reply").Set("id", r.Id)
            .Set("author", PhotoShape.NsidOf(r.AuthorId)).Set("authorname", names.GetValueOrDefault(r.AuthorId, "")).SetIcon().Set("datecreate", PhotoShape.Seconds(r.CreatedAt))
            .Set("lastedit", PhotoShape.Seconds(r.EditedAt ?? 0)).Add("message", r.Text))));
    }

    static async Task<Element> ReplyAsync(Call call)
    {
        var seen = await GroupMethods.GroupAsync(call);
        var result = await call.Get<Discussing>().ReplyAsync(seen, call.Id("topic_id") ?? 0, call.Text("message")!, call.Cancel);
        return result.Fault == DiscussionFault.None ? Element.Reply(new Element("reply").Set("id", result.ReplyId!.Value)) : throw Fault(call, result.Fault);
    }

    static Element Shape(GroupTopic topic, SeenGroup seen, Dictionary<long, string> names) => new Element("topic").Set("id", topic.Id).Set("subject", topic.Subject)
        .Set("author", topic.AuthorId is { } author ? PhotoShape.NsidOf(author) : "").Set("authorname", names.GetValueOrDefault(topic.AuthorId ?? 0, "")).SetIcon()
        .Set("count_replies", $"{topic.ReplyCount}").Set("can_reply", !topic.IsLocked && seen.May(GroupAct.Talk)).Set("is_sticky", topic.IsSticky).Set("is_locked", topic.IsLocked)
        .Set("datecreate", PhotoShape.Seconds(topic.CreatedAt)).Set("datelastpost", PhotoShape.Seconds(topic.LastAt)).Add("message", topic.Text);

    static async Task<Dictionary<long, string>> NamesAsync(Call call, IEnumerable<long?> people)
    {
        long[] ids = [.. people.OfType<long>().Distinct()];
        return await call.Data.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.UserName ?? "", call.Cancel);
    }

    static ApiFault Fault(Call call, DiscussionFault fault) => fault switch
    {
        DiscussionFault.NotFound => call.Fault(2),
        DiscussionFault.Empty or DiscussionFault.TooLong => call.Fault(3),
        DiscussionFault.Locked => call.Fault(4),
        _ => ApiFault.Of(ApiCode.NotAllowed),
    };
}
