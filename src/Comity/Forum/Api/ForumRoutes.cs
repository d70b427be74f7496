using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Forum.Documents;

namespace Comity.Forum.Api;

/// <summary>What is asked of terms of procedure and documents.</summary>
public static class ForumRoutes
{
    private static readonly ApiParameter Document = new("document", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "draft-report" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("procedure", "forum", "procedure", Shows.Members, typeof(ProcedureRow), call => ProcedureRow.Of(call.Picture)),
        new("documents", "forum", "documents", Shows.Documents, typeof(DocumentRow), Documents)
        {
            IsList = true,
            Parameters =
            [
                new("documentKind", ParameterKind.Choice) { Values = [.. Kit.Shapes.Shape.Of(typeof(DocumentKind)).Values], Example = "official" },
                new("author", ParameterKind.Text) { Example = "UTO" },
            ],
        },
        new("document", "forum", "documents/{document}", Shows.Documents, typeof(DocumentRow),
            call => call.Picture.Forum.Documents.All.GetValueOrDefault(call.Text("document")!) is { } found
                ? DocumentRow.Of(call.Picture.Forum.Documents, found) : null)
        {
            Parameters = [Document],
        },
        new("proposals", "forum", "documents/{document}/proposals", Shows.Proposals, typeof(WordingRow), call => Proposals(call))
        { IsList = true, Parameters = [Document] },
    ];

    private static IEnumerable<DocumentRow> Documents(ApiCall call) => call.Picture.Forum.Documents.All.Values
        .Where(one => call.Text("documentKind") is not { } kind || string.Equals(one.Act.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase))
        .Where(one => call.Text("author") is not { } author || one.Act.Author == author)
        .OrderBy(one => one.Position).Select(one => DocumentRow.Of(call.Picture.Forum.Documents, one));

    private static ImmutableArray<WordingRow>? Proposals(ApiCall call) => call.Picture.Forum.Documents.All.ContainsKey(call.Text("document")!)
        ? [.. Compilation.Of(call.Picture.Forum.Documents, call.Text("document")!).SelectMany(one => one.Proposals).Select(WordingRow.Of)]
        : null;
}
