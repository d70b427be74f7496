namespace Comity.Kit.Docx;

/// <summary>Why a file cannot be read as a text document.</summary>
public enum DocxFault
{
    /// <summary>It is no text document, or a damaged one.</summary>
    NoDocx,

    /// <summary>It unpacks to more than <see cref="DocxXml.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>Its elements are nested in more than <see cref="DocxXml.MostDepth"/> levels.</summary>
    TooDeep,

    /// <summary>It has more than <see cref="DocxXml.MostNodes"/> elements and pieces of text, or more files or attributes than any program writes.</summary>
    TooComplex,
}

/// <summary>Ends the reading of a text document; <see cref="DocxFile.Read"/> catches it and answers with the fault.</summary>
/// <param name="fault">Why it cannot be read.</param>
internal sealed class UnreadableDocxException(DocxFault fault) : Exception($"The text document cannot be read: {fault}.")
{
    /// <summary>Why it cannot be read.</summary>
    public DocxFault Fault => fault;
}
