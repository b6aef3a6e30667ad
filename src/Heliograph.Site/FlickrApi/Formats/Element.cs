using System.Globalization;

namespace Heliograph.Site.FlickrApi.Formats;

/// <summary>
/// A node of an answer. The XML has its texts and numbers as attributes, its words as text and its children in order; the JSON has all of
/// them as members, words as <c>_content</c>. What may repeat is added as a list and is an array, however many there are.
/// </summary>
sealed class Element(string name)
{
    readonly List<Member> members = [];

    public string Name => name;

    /// <summary>Its words; null: none.</summary>
    public string? Words { get; private set; }

    public IReadOnlyList<Member> Members => members;

    /// <summary>The outermost node of what a method answers.</summary>
    public static Element Reply(params ReadOnlySpan<Element> children)
    {
        var reply = new Element("rsp");
        foreach (var child in children)
            reply.Add(child);
        return reply;
    }

    /// <summary>A text; ids, secrets and instants are texts, for a script's numbers are too short for them. Null is left out.</summary>
    public Element Set(string member, string? text)
    {
        if (text is not null)
            members.Add(new Member(member, Text: text));
        return this;
    }

    /// <summary>A number that is a number in JSON too.</summary>
    public Element Set(string member, int number)
    {
        members.Add(new Member(member, Number: number));
        return this;
    }

    /// <summary>1 or 0.</summary>
    public Element Set(string member, bool flag) => Set(member, flag ? 1 : 0);

    /// <summary>An id or an instant: a text.</summary>
    public Element Set(string member, long id) => Set(member, id.ToString(CultureInfo.InvariantCulture));

    public Element Say(string words)
    {
        Words = words;
        return this;
    }

    public Element Add(Element child)
    {
        members.Add(new Member(child.Name, Child: child));
        return this;
    }

    /// <summary>A child with words and nothing else.</summary>
    public Element Add(string child, string words) => Add(new Element(child).Say(words));

    /// <summary>Children of one name, an array in JSON.</summary>
    public Element AddAll(string children, IEnumerable<Element> list)
    {
        members.Add(new Member(children, List: [.. list]));
        return this;
    }
}

/// <summary>What an <see cref="Element"/> has under a name: one of the four.</summary>
readonly record struct Member(string Name, string? Text = null, int Number = 0, Element? Child = null, IReadOnlyList<Element>? List = null);
