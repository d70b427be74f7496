using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Comity.Acts.Api;
using Comity.Negotiation.Api;
using Comity.Norms.Api;
using Comity.Record.Api;
using Comity.Record.Entries;
using Comity.Record.Sealing;

namespace Comity.Host.Api;

/// <summary>An address to which programs send, as it is described.</summary>
/// <param name="Name">Its name: the key of its text, and its `operationId`.</param>
/// <param name="Tag">Under which heading it stands.</param>
/// <param name="Path">Its path below `/api/v1/`.</param>
/// <param name="Request">The type of the body; null for the bytes of a file.</param>
/// <param name="Answer">The type of the answer; null for plain text.</param>
/// <param name="Status">The status of success.</param>
/// <param name="Example">A body as an example.</param>
public sealed record ApiWrite(string Name, string Tag, string Path, Type? Request, Type? Answer, int Status, Func<JsonNode>? Example)
{
    private static readonly ApiParameter Book = new("book", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "un-framework" };

    private static readonly ApiParameter File =
        new("hash", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a" };

    private static readonly ApiParameter Of = new("capacity", ParameterKind.Text) { Example = "UTO" };

    private static readonly ApiParameter Field = new("field", ParameterKind.Text) { Example = "CirculateStatement.file" };

    private static readonly ApiParameter Consultation = new("consultation", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "first-round" };

    /// <summary>What stands in its path.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Whether it wants the key of a program.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Every address to which programs send.</summary>
    public static ImmutableArray<ApiWrite> All { get; } =
    [
        new("enterAct", "record", "acts", typeof(ActRequest), typeof(ActAnswer), 201, () => new JsonObject
        {
            ["statement"] = Statement(),
            ["signature"] = new JsonObject { ["level"] = "key", ["key"] = "k-abcdefghijklmnopqrstuv", ["value"] = "MEQCIA" },
        }),
        new("challenge", "record", "acts/challenge", typeof(ChallengeRequest), typeof(ChallengeAnswer), 200, () => new JsonObject
        {
            ["act"] = Process.Sample(Process.Find("TakePosition")!), ["as"] = "UTO", ["person"] = "p-abcdefghij234567",
        }),
        new("keepFile", "record", "files", null, typeof(FileAnswer), 201, null) { Parameters = [Of, Field], NeedsKey = true },
        new("handInFile", "record", "files/{hash}", null, typeof(FileAnswer), 201, null) { Parameters = [File], Method = "PUT" },
        new("vote", "consultations", "consultations/{consultation}/votes", typeof(VoteRequest), null, 202,
            () => new JsonObject { ["as"] = "UTO", ["statement"] = 0, ["value"] = "agree" })
        {
            Parameters = [Consultation], NeedsKey = true,
        },
        new("seal", "record", "sealed", typeof(SealRequest), typeof(SealedAnswer), 202,
            () => new JsonObject { ["as"] = "UTO", ["content"] = "What is to be sealed" }) { NeedsKey = true },
        new("tryFacts", "books", "books/{book}/try", typeof(TryRequest), typeof(TryAnswer), 200,
            () => new JsonObject { ["case"] = "remote-hospital-deaf-neighbour" }) { Parameters = [Book] },
    ];

    /// <summary>An address with values for what stands in its path.</summary>
    public string ExampleAddress() =>
        ApiRoute.Root + Parameters.Aggregate(Path, (path, one) => path.Replace($"{{{one.Name}}}", Uri.EscapeDataString(one.Example), StringComparison.Ordinal));

    private static JsonNode Statement() => System.Text.Json.JsonSerializer.SerializeToNode(
        new Statement("norms.example.org/log", Process.Find("TakePosition")!.Sample(), "UTO", "p-abcdefghij234567", 43, "nonce-000001"), Process.Json.Options)!;
}
