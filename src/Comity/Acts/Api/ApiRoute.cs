using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comity.Kit;

namespace Comity.Acts.Api;

/// <summary>How long an answer may be kept.</summary>
public enum Keep
{
    /// <summary>Until the record grows: the server is asked whether it is still so.</summary>
    UntilChanged,

    /// <summary>For ever: what it tells does not change.</summary>
    ForEver,

    /// <summary>Not at all: it is for one person.</summary>
    Never,
}

/// <summary>An address of the programming interface that is read: everything that its answering, its description and its page need.</summary>
/// <param name="Name">Its name: the key of its text, and its `operationId`.</param>
/// <param name="Tag">Under which heading it stands.</param>
/// <param name="Path">Its path below `/api/v1/`.</param>
/// <param name="Shows">Which class of things it shows.</param>
/// <param name="Answer">The type of what it answers; for a list, of one row.</param>
/// <param name="Ask">Answers: null when there is nothing there, an <see cref="IResult"/> when something is wrong.</param>
public sealed partial record ApiRoute(string Name, string Tag, string Path, Shows Shows, Type Answer, Func<ApiCall, object?> Ask)
{
    /// <summary>What stands before every path.</summary>
    public const string Root = "/api/v1/";

    /// <summary>The most rows of one answer.</summary>
    public const int MostRows = 1000;

    /// <summary>Where a list begins: which row, from 0. For entries: the position.</summary>
    public static readonly ApiParameter From = new("from", ParameterKind.Integer) { Example = "0" };

    /// <summary>How many rows of a list.</summary>
    public static readonly ApiParameter Limit = new("limit", ParameterKind.Integer) { Least = 1, Most = MostRows, Example = "100" };

    /// <summary>In which form a list is wanted.</summary>
    public static readonly ApiParameter Format = new("format", ParameterKind.Choice) { Values = ["json", "csv"], Example = "json" };

    /// <summary>The language of names and sentences: one that ships, or one that this installation added.</summary>
    public static readonly ApiParameter Lang =
        new("lang", ParameterKind.Choice) { Values = [.. Language.All.Select(language => language.Code)], Example = "en" };

    private readonly ImmutableArray<ApiParameter> asked = [];

    /// <summary>Whether it answers a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Its media type, when it is not JSON.</summary>
    public string? MediaType { get; init; }

    /// <summary>How long the answer may be kept.</summary>
    public Keep Keep { get; init; }

    /// <summary>Whether the answer is JSON Schema or another document that describes itself.</summary>
    public bool IsFree => Answer == typeof(object);

    /// <summary>Its parameters: those in the path, its own, and those of every list.</summary>
    public ImmutableArray<ApiParameter> Parameters
    {
        get => IsList ? [.. asked, From, Limit, Format, Lang] : [.. asked, Lang];
        init => asked = value;
    }

    /// <summary>The parameters that it has for itself.</summary>
    public ImmutableArray<ApiParameter> Own => asked;

    /// <summary>An address with values for what stands in its path, for examples.</summary>
    public string ExampleAddress()
    {
        var path = Place().Replace(Path, match => Uri.EscapeDataString(asked.Single(one => one.Name == match.Groups[1].Value).Example));
        var query = string.Join('&', asked.Where(one => !one.InPath && one.IsRequired).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Example)}"));
        return query.Length == 0 ? Root + path : $"{Root}{path}?{query}";
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
