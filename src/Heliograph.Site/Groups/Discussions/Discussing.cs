using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Discussions;

/// <summary>Why nothing was said or changed.</summary>
enum DiscussionFault { None, NotFound, NotAllowed, Empty, TooLong, Locked, Blocked }

/// <param name="TopicId">Where it was said; 0: the topic is gone.</param>
/// <param name="ReplyId">What was said; null: the topic itself.</param>
sealed record DiscussionResult(DiscussionFault Fault, long TopicId = 0, long? ReplyId = null);

/// <summary>Begins topics, replies, changes and removes words: members their own, moderators everybody's. Counts change in the same transaction.</summary>
sealed class Discussing(SiteData data, Viewer viewer, TimeProvider clock)
{
    public const int LongestSubject = 200;
    public const int Longest = 10_000;

    public Task<DiscussionResult> BeginAsync(SeenGroup group, string subject, string text, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        var (title, words) = (Clean(subject), Clean(text));
        if (!group.May(GroupAct.Talk))
            return new DiscussionResult(DiscussionFault.NotAllowed);
        if (FaultOf(title, words) is var fault && fault != DiscussionFault.None)
            return new(fault);
        var topic = new GroupTopic { GroupId = group.Group.Id, AuthorId = viewer.PersonId, Subject = title, Text = words, CreatedAt = Now, LastAt = Now };
        data.GroupTopics.Add(topic);
        await data.SaveChangesAsync(stop);
        await CountAsync(topic.GroupId, 1, stop);
        return new(DiscussionFault.None, topic.Id);
    }, Durability.Acknowledged, cancel);

    public Task<DiscussionResult> ReplyAsync(SeenGroup group, long topicId, string text, CancellationToken cancel) => ChangeAsync(group, topicId, async (topic, stop) =>
    {
        string words = Clean(text);
        if (!group.May(GroupAct.Talk))
            return new DiscussionResult(DiscussionFault.NotAllowed, topicId);
        if (topic.IsLocked)
            return new(DiscussionFault.Locked, topicId);
        if (topic.AuthorId is { } author && await data.IsBlockedAsync(viewer, author, stop))
            return new(DiscussionFault.Blocked, topicId);
        if (FaultOf("-", words) is var fault && fault != DiscussionFault.None)
            return new(fault, topicId);
        var reply = new GroupReply { TopicId = topicId, AuthorId = viewer.PersonId!.Value, Text = words, CreatedAt = Now };
        data.GroupReplies.Add(reply);
        await data.SaveChangesAsync(stop);
        await data.GroupTopics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.ReplyCount, t => t.ReplyCount + 1).SetProperty(t => t.LastAt, Now), stop);
        await CountAsync(topic.GroupId, 0, stop);
        return new(DiscussionFault.None, topicId, reply.Id);
    }, cancel);

    /// <summary>Changes a topic's words.</summary>
    public Task<DiscussionResult> EditAsync(SeenGroup group, long topicId, string subject, string text, CancellationToken cancel) => ChangeAsync(group, topicId, async (topic, stop) =>
    {
        var (title, words) = (Clean(subject), Clean(text));
        if (!MayChange(group, topic.AuthorId))
            return new DiscussionResult(DiscussionFault.NotAllowed, topicId);
        if (FaultOf(title, words) is var fault && fault != DiscussionFault.None)
            return new(fault, topicId);
        await data.GroupTopics.Where(t => t.Id == topicId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Subject, title).SetProperty(t => t.Text, words).SetProperty(t => t.EditedAt, Now), stop);
        return new(DiscussionFault.None, topicId);
    }, cancel);

    /// <summary>Holds a topic at the top, or ends it; null leaves it as it is.</summary>
    public Task<DiscussionResult> SetAsync(SeenGroup group, long topicId, bool? isSticky, bool? isLocked, CancellationToken cancel) => ChangeAsync(group, topicId, async (_, stop) =>
    {
        if (!group.May(GroupAct.ModerateTalk))
            return new DiscussionResult(DiscussionFault.NotAllowed, topicId);
        await data.GroupTopics.Where(t => t.Id == topicId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.IsSticky, t => isSticky ?? t.IsSticky).SetProperty(t => t.IsLocked, t => isLocked ?? t.IsLocked), stop);
        return new(DiscussionFault.None, topicId);
    }, cancel);

    /// <summary>With a topic go its replies: moderators delete any, members their own while nobody has replied.</summary>
    public Task<DiscussionResult> DeleteAsync(SeenGroup group, long topicId, CancellationToken cancel) => ChangeAsync(group, topicId, async (topic, stop) =>
    {
        if (!group.May(GroupAct.ModerateTalk) && !(MayChange(group, topic.AuthorId) && topic.ReplyCount == 0))
            return new DiscussionResult(DiscussionFault.NotAllowed, topicId);
        await data.GroupTopics.Where(t => t.Id == topicId).ExecuteDeleteAsync(stop);
        await CountAsync(topic.GroupId, -1, stop);
        return new(DiscussionFault.None);
    }, cancel);

    public Task<DiscussionResult> EditReplyAsync(SeenGroup group, long replyId, string text, CancellationToken cancel) => ChangeReplyAsync(group, replyId, async (reply, stop) =>
    {
        string words = Clean(text);
        if (FaultOf("-", words) is var fault && fault != DiscussionFault.None)
            return fault;
        await data.GroupReplies.Where(r => r.Id == replyId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Text, words).SetProperty(r => r.EditedAt, Now), stop);
        return DiscussionFault.None;
    }, cancel);

    public Task<DiscussionResult> DeleteReplyAsync(SeenGroup group, long replyId, CancellationToken cancel) => ChangeReplyAsync(group, replyId, async (reply, stop) =>
    {
        await data.GroupReplies.Where(r => r.Id == replyId).ExecuteDeleteAsync(stop);
        await data.GroupTopics.Where(t => t.Id == reply.TopicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.ReplyCount, t => t.ReplyCount - 1), stop);
        return DiscussionFault.None;
    }, cancel);

    /// <summary>Whether the viewer may change what somebody wrote.</summary>
    /// <param name="author">Null: somebody who left.</param>
    public bool MayChange(SeenGroup group, long? author) => group.May(GroupAct.ModerateTalk) || (author == viewer.PersonId && group.May(GroupAct.Talk));

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    Task<DiscussionResult> ChangeAsync(SeenGroup group, long topicId, Func<GroupTopic, CancellationToken, Task<DiscussionResult>> change, CancellationToken cancel) =>
        data.WriteAsync(async stop =>
        {
            // Holds the topic's row: nobody replies to one that is being locked or deleted.
            await data.GroupTopics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastAt, t => t.LastAt), stop);
            var topic = await data.GroupTopics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == topicId && t.GroupId == group.Group.Id, stop);
            return topic is null ? new DiscussionResult(DiscussionFault.NotFound) : await change(topic, stop);
        }, Durability.Acknowledged, cancel);

    async Task<DiscussionResult> ChangeReplyAsync(SeenGroup group, long replyId, Func<GroupReply, CancellationToken, Task<DiscussionFault>> change, CancellationToken cancel)
    {
        var reply = await data.GroupReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Id == replyId, cancel);
        return reply is null ? new(DiscussionFault.NotFound) : await ChangeAsync(group, reply.TopicId, async (topic, stop) =>
            !MayChange(group, reply.AuthorId) || (topic.IsLocked && !group.May(GroupAct.ModerateTalk)) ? new(DiscussionFault.NotAllowed, topic.Id)
                : new(await change(reply, stop), topic.Id, await data.GroupReplies.AnyAsync(r => r.Id == replyId, stop) ? replyId : null), cancel);
    }

    Task<int> CountAsync(long groupId, int by, CancellationToken cancel) => data.Groups.Where(g => g.Id == groupId)
        .ExecuteUpdateAsync(set => set.SetProperty(g => g.TopicCount, g => g.TopicCount + by).SetProperty(g => g.ActiveAt, Now), cancel);

    static DiscussionFault FaultOf(string subject, string text) =>
        subject.Length == 0 || text.Length == 0 ? DiscussionFault.Empty : subject.Length > LongestSubject || text.Length > Longest ? DiscussionFault.TooLong : DiscussionFault.None;

    static string Clean(string text) => text.Trim().ReplaceLineEndings("\n");
}
