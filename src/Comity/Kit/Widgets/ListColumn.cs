using Microsoft.AspNetCore.Components;

namespace Comity.Kit.Widgets;

/// <summary>A column of a list.</summary>
/// <param name="Key">Its name in CSV, JSON and `?sort=`: English, short, never changed.</param>
/// <param name="Title">Its heading in the reader's language.</param>
/// <param name="Value">Its value: text, a whole number, a <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, yes or no, or null. Rows are sorted and
/// searched by it.</param>
/// <param name="Cell">What the page shows instead of the value, or null.</param>
public sealed record ListColumn<T>(string Key, string Title, Func<T, object?> Value, RenderFragment<T>? Cell = null)
{
    /// <summary>Whether the heading offers to sort.</summary>
    public bool Sorts { get; init; } = true;

    /// <summary>Whether it stands in CSV and JSON only.</summary>
    public bool FilesOnly { get; init; }

    /// <summary>Whether its values are numbers, which are set against the far edge.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>A choice above a list that leaves out rows.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What it asks.</param>
/// <param name="Choices">What can be chosen; all rows are shown when nothing is.</param>
/// <param name="Keeps">Whether a row stays when a value is chosen.</param>
public sealed record ListFilter<T>(string Name, string Label, IReadOnlyList<Choice> Choices, Func<T, string, bool> Keeps);
