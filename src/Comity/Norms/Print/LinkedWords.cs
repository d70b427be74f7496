using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Where the things that a sentence names are explained: an address for a link, or an empty text.</summary>
internal interface IBookLinks
{
    /// <summary>The address of a declared phrase in any of its forms.</summary>
    string ToName(string written);

    /// <summary>The address of a norm, protection, permission, measure, remedy or the like.</summary>
    string ToId(string id);
}

/// <summary>Writes sentences of the book as HTML: labelled clauses as lists, phrases and ids as links.</summary>
internal class LinkedWords(IBookLinks links)
{
    /// <summary>A condition and the marks behind it.</summary>
    public Html Of(Condition condition, string tail = "") => Of(Wording.Of(condition, tail));

    /// <summary>Pieces of a sentence.</summary>
    public Html Of(IEnumerable<Piece> pieces)
    {
        var html = new Html();
        foreach (var piece in pieces)
            _ = piece switch
            {
                Words words => html.Add($"{words.Text}"),
                Named named => html.Add($"{Name(named.Written)}"),
                Cited cited => html.Add($"{Id(cited.Id)}"),
                Force force => html.Add($"<strong class=\"force\">{force.Text}</strong>"),
                ClausesBegin => html.Raw("<ul class=\"clauses\">"),
                ClauseBegin clause => html.Add($"<li><span class=\"label\">({clause.Label})</span> <div>{Clause(clause.Name)}"),
                ClauseEnd => html.Raw("</div></li>"),
                _ => html.Raw("</ul>"),
            };
        return html;
    }

    /// <summary>A declared phrase, linked to where it is declared.</summary>
    public Html Name(string written) => Link(links.ToName(written), written, "term");

    /// <summary>An id, linked to what it names.</summary>
    public Html Id(string id) => Link(links.ToId(id), id, "id");

    private static Html Link(string address, string text, string kind) =>
        address.Length == 0 ? new Html().Add($"{text}") : new Html().Add($"<a class=\"{kind}\" href=\"{address}\">{text}</a>");

    private static Html Clause(string name) => name.Length > 0 ? new Html().Add($"<span class=\"clause-name\">{name}:</span> ") : new();
}
