using System.Text;
using System.Xml;
using System.Xml.Linq;
using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>Takes the shape of XML: an element is an object of its attributes, its children and its text.</summary>
static class XmlWalker
{
    /// <summary>What stands before the names of attributes, and the name of text beside them.</summary>
    public const string AttributeMark = "@", Text = "#text";

    const int Deepest = 64;

    static readonly XmlReaderSettings s_safe = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1 << 16, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <returns>The name of the root; null where it is no XML.</returns>
    public static XElement? Parse(ReadOnlySpan<byte> xml)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), s_safe);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static void Walk(XElement root, ValueShape shape, ulong priority, bool isSensitive) =>
        WalkElement(root, (shape.Objects ??= new()).Start().Property(Utf8(root.Name.LocalName), out bool isHidden), priority, isSensitive || isHidden, 0);

    static void WalkElement(XElement element, ValueShape shape, ulong priority, bool isSensitive, int depth)
    {
        if (!element.HasAttributes && !element.HasElements)
        {
            shape.AddText(Utf8(element.Value.Trim()), priority, isSensitive);
            return;
        }
        if (depth > Deepest) return;
        var content = (shape.Objects ??= new()).Start();
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            var value = content.Property(Utf8(AttributeMark + attribute.Name.LocalName), out bool isHidden);
            value.AddText(Utf8(attribute.Value), priority, isSensitive || isHidden);
        }
        foreach (var children in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            var value = content.Property(Utf8(children.Key), out bool isHidden);
            int count = children.Count();
            if (count > 1) (value.Arrays ??= new()).Add(count);
            foreach (var child in children) WalkElement(child, count > 1 ? value.Arrays!.Items : value, priority, isSensitive || isHidden, depth + 1);
        }
        string text = string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value)).Trim();
        if (text.Length > 0) content.Property(Utf8(Text), out _).AddText(Utf8(text), priority, isSensitive);
    }

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
