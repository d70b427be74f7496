using Comity.Norms.Print;
using Comity.Norms.Shelf;
using Microsoft.AspNetCore.Components;

namespace Comity.Norms.Pages;

/// <summary>A part of a page about a book.</summary>
public abstract class BookPartPiece : Kit.Piece
{
    private LinkedWords? words;

    /// <summary>The book.</summary>
    [Parameter, EditorRequired]
    public ShelvedBook Book { get; set; } = default!;

    internal LinkedWords Words => words ??= new(new ShelfLinks(Book));

    /// <summary>A condition or sentence of the book with links to what it names.</summary>
    internal MarkupString Say(IEnumerable<Print.Piece> pieces) => (MarkupString)Words.Of(pieces).ToString();

    /// <summary>A phrase of the book as a link.</summary>
    protected MarkupString Name(string written) => (MarkupString)Words.Name(written).ToString();

    /// <summary>An id of the book as a link.</summary>
    protected MarkupString Id(string id) => (MarkupString)Words.Id(id).ToString();
}
