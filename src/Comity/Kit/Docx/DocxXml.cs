using System.Text;
using System.Xml;

namespace Comity.Kit.Docx;

/// <summary>Reads one part of a text document (ISO/IEC 29500-1, transitional or strict) from its beginning to its end, once, and gives up as soon as it is
/// deeper, longer or more complex than a document that people write.</summary>
internal sealed class DocxXml : IDisposable
{
    /// <summary>The most bytes of a part, unpacked.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The most levels of elements inside one another.</summary>
    public const int MostDepth = 64;

    /// <summary>The most elements, pieces of text and comments of a part.</summary>
    public const int MostNodes = 200_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly XmlReader reader;
    private readonly CancellationToken cancel;
    private int nodes;

    /// <summary>Begins to read a part.</summary>
    /// <param name="part">Its bytes, in UTF-8, or in UTF-16 with a byte order mark.</param>
    /// <param name="cancel">Gives up.</param>
    public DocxXml(Stream part, CancellationToken cancel)
    {
        var text = new StreamReader(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        (reader, this.cancel) = (XmlReader.Create(new TagGuard(text), Settings), cancel);
    }

    /// <summary>Goes to the outermost element.</summary>
    /// <returns>Its name, as <see cref="Children"/> gives it.</returns>
    public string Root()
    {
        while (reader.NodeType != XmlNodeType.Element && Read())
            continue;
        return Name;
    }

    /// <summary>Goes to each child of the current element. What the caller does not read of a child is passed over.</summary>
    /// <returns>The names of the elements of WordprocessingML, with `mc:` or `m:` before those of markup compatibility and mathematics; nothing for
    /// others.</returns>
    public IEnumerable<string> Children()
    {
        if (reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        while (Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                yield return Name;
    }

    /// <summary>The text of the current element, up to <see cref="DocxCell.MostCharacters"/>; a line break in it is a space, as Word shows it.</summary>
    public string Text()
    {
        if (reader.IsEmptyElement)
            return "";
        var (text, depth) = (new StringBuilder(), reader.Depth);
        while (Read() && reader.Depth > depth)
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, DocxCell.MostCharacters - text.Length)));
        return text.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ').ToString();
    }

    /// <summary>Reads what is left: a part that breaks off is no document.</summary>
    public void End()
    {
        while (Read())
            continue;
    }

    /// <summary>An attribute in the namespace of its element.</summary>
    public string? Value(string attribute) => reader.GetAttribute(attribute, reader.NamespaceURI);

    /// <summary>An attribute without a namespace.</summary>
    public string? Plain(string attribute) => reader.GetAttribute(attribute);

    /// <summary>Whether the current element switches something on (17.17.4): it does unless it says no.</summary>
    public bool IsOn() => Value("val") is not ("0" or "false" or "off");

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private string Name => reader.NamespaceURI switch
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main" => reader.LocalName,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc:" + reader.LocalName,
        "http://schemas.openxmlformats.org/officeDocument/2006/math" or "http://purl.oclc.org/ooxml/officeDocument/math" => "m:" + reader.LocalName,
        _ => "",
    };

    private bool Read()
    {
        cancel.ThrowIfCancellationRequested();
        if (!reader.Read())
            return false;
        if (reader.Depth > MostDepth)
            throw new UnreadableDocxException(DocxFault.TooDeep);
        if (reader.NodeType != XmlNodeType.EndElement && ++nodes > MostNodes)
            throw new UnreadableDocxException(DocxFault.TooComplex);
        return true;
    }

    /// <summary>Stops at an element with thousands of attributes: a reader of XML takes an element whole, so that it cannot be asked to stop inside one. No
    /// `&lt;` can stand inside a tag.</summary>
    private sealed class TagGuard(TextReader text) : TextReader
    {
        private const int MostAttributes = 5000;
        private int attributes;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = text.Read(buffer, index, count);
            foreach (var letter in buffer.AsSpan(index, read))
                if (letter == '<')
                    attributes = 0;
                else if (letter == '=' && ++attributes > MostAttributes)
                    throw new UnreadableDocxException(DocxFault.TooComplex);
            return read;
        }
    }
}
