using Microsoft.AspNetCore.Components;

namespace Comity.Kit;

/// <summary>A page or a part of one: it knows who reads it and speaks their language.</summary>
public abstract class Piece : ComponentBase
{
    /// <summary>Who reads the page.</summary>
    [CascadingParameter]
    public Visitor Visitor { get; set; } = default!;

    /// <summary>The site's sentences in the reader's language.</summary>
    protected Texts T => Texts.In(Visitor.Language);
}
