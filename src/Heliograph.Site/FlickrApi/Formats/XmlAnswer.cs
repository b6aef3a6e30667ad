using System.Buffers;
using System.Globalization;
using System.Text;

namespace Heliograph.Site.FlickrApi.Formats;

/// <summary>
/// Writes answers as the format <c>rest</c>. Every character comes back as it is stored, but those that no XML 1.0 document can hold
/// (https://www.w3.org/TR/xml/#charsets): they are left out.
/// </summary>
static class XmlAnswer
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n";

    public static void Write(Element reply, IBufferWriter<byte> to)
    {
        var text = new StringBuilder(Declaration).Append("<rsp stat=\"ok\">\n");
        WriteInside(reply, text);
        Encoding.UTF8.GetBytes(text.Append("\n</rsp>\n").ToString(), to);
    }

    public static void Write(ApiFault fault, IBufferWriter<byte> to)
    {
        var error = new Element("err").Set("code", fault.Code).Set("msg", fault.Message);
        foreach (var (name, value) in fault.Details)
            error.Set(name, value);
        var text = new StringBuilder(Declaration).Append("<rsp stat=\"fail\">\n\t");
        Write(error, text);
        Encoding.UTF8.GetBytes(text.Append("\n</rsp>\n").ToString(), to);
    }

    static void Write(Element element, StringBuilder text)
    {
        text.Append('<').Append(element.Name);
        bool hasInside = element.Words is { Length: > 0 };
        foreach (var member in element.Members)
        {
            if (member.Child is null && member.List is null)
            {
                text.Append(' ').Append(member.Name).Append("=\"");
                Escape(member.Text ?? member.Number.ToString(CultureInfo.InvariantCulture), text, isAttribute: true);
                text.Append('"');
            }
            else
            {
                hasInside |= member.Child is not null || member.List!.Count > 0;
            }
        }

        if (!hasInside)
        {
            text.Append(" />");
            return;
        }

        text.Append('>');
        WriteInside(element, text);
        text.Append("</").Append(element.Name).Append('>');
    }

    static void WriteInside(Element element, StringBuilder text)
    {
        if (element.Words is { } words)
            Escape(words, text, isAttribute: false);
        foreach (var member in element.Members)
        {
            if (member.Child is { } child)
                Write(child, text);
            foreach (var one in member.List ?? [])
                Write(one, text);
        }
    }

    static void Escape(string value, StringBuilder text, bool isAttribute)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '&': text.Append("&amp;"); break;
                case '"': text.Append("&quot;"); break;
                // A parser would make a line feed of these, and blanks of all three in an attribute.
                case '\r': text.Append("&#xD;"); break;
                case '\n' when isAttribute: text.Append("&#xA;"); break;
                case '\t' when isAttribute: text.Append("&#x9;"); break;
                case '\n' or '\t': text.Append(c); break;
                case < ' ' or '\uFFFE' or '\uFFFF': break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                        text.Append(c).Append(value[++i]);
                    else if (!char.IsSurrogate(c))
                        text.Append(c);
                    break;
            }
        }
    }
}
