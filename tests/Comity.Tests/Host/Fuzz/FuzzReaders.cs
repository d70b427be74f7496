using System.Collections.Immutable;
using System.Globalization;
using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using Comity.Accounts.People;
using Comity.Acts.Api;
using Comity.Desk.PrivateNotes;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Import;
using Comity.Kit;
using Comity.Norms.Drafts;
using Comity.Norms.Figures;
using Comity.Norms.Language;
using Comity.Norms.Print;
using Comity.Record.Entries;
using Comity.Record.Json;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Signing;
using Comity.Record.Witnesses;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Record;
using Comity.Tests.Kit.Docx;
using Statement = Comity.Record.Entries.Statement;
using LogGiven = Comity.Tests.Record.Log.Given;
using Xunit;

namespace Comity.Tests.Host.Fuzz;

/// <summary>Something that reads what strangers send: what is right for it, how it reads, and how it may refuse.</summary>
internal sealed record FuzzReader(string Name, byte[] Right, Action<byte[]> Read, params Type[] MayThrow)
{
    /// <summary>How what is right is spoilt, where its form is known; otherwise as any bytes are.</summary>
    public Func<Random, byte[]>? Spoilt { get; init; }

    private bool Reading(byte[] bytes)
    {
        Read(bytes);
        return true;
    }

    /// <summary>Reads once, something spoilt; null when it was read or refused, otherwise what went wrong.</summary>
    public string? Try(Random random)
    {
        var bytes = Spoilt is { } spoilt && random.Next(2) == 0 ? spoilt(random) : Mutation.Bytes(random, Right);
        try
        {
            var (_, seconds) = ProcessorTime.Of(() => Reading(bytes));
            return seconds <= FuzzCommandTests.MostProcessor.TotalSeconds ? null
                : string.Create(CultureInfo.InvariantCulture, $"{Name}: {seconds:F1} s of processor for {Encoding.UTF8.GetString(bytes)}");
        }
        catch (Exception refused) when (MayThrow.Any(type => type.IsInstanceOfType(refused)))
        {
            return null;
        }
        catch (Exception broken)
        {
            return $"{Name}: {broken.GetType().Name} {broken.Message} for {Encoding.UTF8.GetString(bytes)}";
        }
    }
}

/// <summary>Everything that reads: acts, entries, the log's formats, books, cases, mappings, tables, text documents, settings, texts, keys.</summary>
internal static class FuzzReaders
{
    private static readonly MerkleTree Tree = LogGiven.Tree(9);
    private static readonly SignerKey Witness = LogGiven.Witness("witness.example");
    private static readonly Note Cosigned = LogGiven.Signed(Tree, 9).With(Cosignature.Sign(LogGiven.Checkpoint(Tree, 9), Witness, LogGiven.Now));
    private static readonly string Policy = $"# one\nlog {LogGiven.Log.Verifier} https://a/\nwitness w {Witness.Verifier}\ngroup g any w\nquorum g\n";
    private static readonly BookListing Listing = new("A book", [new("a.md", Hash.Of([1])), new("b.md", Hash.Of([2]))]);

    /// <summary>All of them; those that read from a folder make it and take it away.</summary>
    public static ImmutableArray<FuzzReader> All { get; } = [.. OfActs(), .. OfTheLog(), .. OfBooks(), .. OfImports(), .. OfFolders()];

    private static IEnumerable<FuzzReader> OfActs()
    {
        var written = Process.Acts.Select(kind => kind.Sample()).Select(act => JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options)).ToList();
        foreach (var (number, act) in written.Index())
            yield return new($"act {number}", act, bytes => Process.Json.ReadAct(bytes), typeof(JsonException));
        var statement = new Statement("example.org/log", Process.Json.ReadAct(written[0]), "KEN", "p-abc", 7, "nonce-0001");
        var signature = new Signature(SignatureLevel.Key, "key", "value");
        yield return new("statement", Process.Json.Write(statement), bytes => Process.Json.ReadStatement(bytes), typeof(JsonException));
        yield return new("request", JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, signature), Process.Json.Options),
            bytes => JsonSerializer.Deserialize<ActRequest>(bytes, Process.Json.Options), typeof(JsonException));
        yield return new("entry", "{\"by\":{\"level\":\"clock\"},\"statement\":{},\"time\":\"2026-01-01T00:00:00.000Z\"}"u8.ToArray(),
            bytes => Process.Json.ReadEntry(bytes), typeof(JsonException));
        yield return new("canonical JSON", written[^1], bytes => CanonicalJson.Of(bytes), typeof(JsonProblem));
        yield return new("key of a passkey", [0xa3, 1, 1, 3, 0x27, 0x20, 6], bytes => PasskeyKey.Of(bytes), typeof(CborContentException));
    }

    private static IEnumerable<FuzzReader> OfTheLog() =>
    [
        Log("note", Cosigned.ToString(), text => Note.Parse(text).Check(LogGiven.Log.Verifier, Witness.Verifier)),
        Log("checkpoint", Cosigned.Text, text => Checkpoint.Parse(text)),
        Log("verifier key", Witness.Verifier.ToString(), text => VerifierKey.Parse(text)),
        Log("signer key", Witness.Export(), text => SignerKey.Parse(text).Dispose()),
        Log("policy", Policy, text => WitnessPolicy.Parse(text).Check(Cosigned)),
        Log("proof", new LogProof(4, Tree.Inclusion(4, 9), Cosigned, [1]).ToString(), text => LogProof.Parse(text)),
        Log("request of a witness", WitnessRequest.Write(0, [], Cosigned), text => WitnessRequest.Parse(text)),
        Log("path of a tile", "tile/entries/x001/x234/067.p/8", text => TilePath.Parse(text)),
        Log("hash", Hash.Of([1]).ToHex(), text => Hash.ParseHex(text)),
        new("bundle", [0, 1, 65, 0, 2, 66, 67], bytes => EntryBundle.Read(bytes), typeof(LogProblem)),
        new("base64url", "AAECAw"u8.ToArray(), bytes => Base64Url.Read(Text(bytes))),
    ];

    private static IEnumerable<FuzzReader> OfBooks() =>
    [
        .. Repository.Files("books").Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => new FuzzReader(
            file, Encoding.UTF8.GetBytes(Repository.Read(file)), bytes => Assert.All(BookText.Read([new("a.md", Text(bytes))]).Documents, Assert.NotNull))),
        new("prose", "# A\n\n- b [c](d)\n\n```norm\nfact e\n```\n"u8.ToArray(), bytes => ProsePage.Read("a.md", Text(bytes))),
        new("listing", Listing.Write(), bytes => BookListing.Read(bytes), typeof(JsonProblem), typeof(JsonException)),
        new("archive of a draft", DraftArchive.Write([("a", ImmutableSortedDictionary<string, string>.Empty.Add("a.md", "fact a"))]), bytes =>
        {
            using var stream = new MemoryStream(bytes);
            _ = DraftArchive.Read(stream);
        }),
        new("book on the shelf", [], bytes => Norms.Shelf.HostileBookTests.Read(Text(bytes)), typeof(UserError)) { Spoilt = OfBook },
        new("book in a draft", Encoding.UTF8.GetBytes(string.Join('\n', NewBook.Files.Values)), bytes => Norms.Shelf.HostileBookTests.Read(Text(bytes)),
            typeof(UserError)),
        new("agenda", "1. Opening | 10\nText | 60 | A/1, A/2"u8.ToArray(), bytes => AgendaText.Read(Text(bytes), DocumentsRegister.Empty)),
    ];

    private static IEnumerable<FuzzReader> OfImports() =>
    [
        .. Repository.Files("books").Where(file => Repository.Read(file).Contains("```mapping", StringComparison.Ordinal)).Select(file => new FuzzReader(
            $"mapping {file}", Encoding.UTF8.GetBytes(Repository.Read(file)),
            bytes => MappingParser.Read(new("m.md", Text(bytes)), Import.Given.Book, []), typeof(UserError))),
        new("table", "id;name;day\n1;\"A \"\"b\"\"\";2020-01-01\n2;c;1,5\n"u8.ToArray(), bytes => SourceTable.ReadCsv("a.csv", bytes), typeof(UserError)),
        new("bundle of STIX",
            "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"incident\",\"id\":\"incident--1\",\"name\":\"Dam\"}]}"u8.ToArray(),
            bytes => StixTables.Read("b.json", bytes), typeof(UserError)),
        new("table that is imported", [], bytes => Import.FuzzTests.ReadTable(bytes), typeof(UserError)) { Spoilt = Import.FuzzTests.SpoiltTable },
        new("bundle that is imported", [], bytes => Import.FuzzTests.ReadBundle(bytes), typeof(UserError)) { Spoilt = Import.FuzzTests.SpoiltBundle },
        new("words of a text document", DocxFiles.Of(DocxFiles.Paragraph(DocxFiles.Run("Words"))),
            bytes => WordingTable.Read(bytes, "draft")) { Spoilt = OfDocx },
        new("text document", DocxFiles.Of(DocxFiles.Table(DocxFiles.Row("Paragraph", "What to do", "Words", "Ground"), DocxFiles.Row("3", "Delete", "", ""))),
            bytes => WordingTable.Read(bytes, "draft")),
    ];

    private static IEnumerable<FuzzReader> OfFolders()
    {
        var key = new byte[32];
        yield return new("private note", Encoding.UTF8.GetBytes(new string('x', 60)), bytes => NoteCipher.Open(key, "note", bytes));
        yield return Folder("settings.json", "{\"limits\":{\"public\":10},\"openId\":[{\"id\":\"a\",\"authority\":\"https://a/\"}]}",
            folder => Settings.Read(folder));
        yield return Folder("site.es.json", "{\"a.b\":\"c {0}\"}", folder => TextFolder.Read(folder));
        yield return Folder("witnesses.policy", Policy, folder => WitnessBook.Read(folder));
        using var temporary = new TemporaryFolder();
        var path = Path.Combine(temporary.Path, "own.key");
        using (OwnKey.Make(path))
            yield return Folder("own.key", File.ReadAllText(path), folder => OwnKey.Read(Path.Combine(folder, "own.key")).Dispose());
    }

    private static byte[] OfBook(Random random) => Encoding.UTF8.GetBytes(Norms.Language.FuzzTests.Any(random.Next(), mostChanges: 8));

    private static byte[] OfDocx(Random random) => DocxFiles.Of(Mutation.Text(random,
        DocxFiles.Table(DocxFiles.Row("Paragraph", "What to do", "Words", "Ground"), DocxFiles.Row("3", "Delete", "", ""))
            + DocxFiles.Control(DocxFiles.Paragraph(DocxFiles.Run("Words", "<w:vanish/>")))));

    private static FuzzReader Log(string name, string right, Action<string> read) => new(name, Encoding.UTF8.GetBytes(right), bytes => read(Text(bytes)),
        typeof(LogProblem));

    private static FuzzReader Folder(string file, string right, Action<string> read) => new(file, Encoding.UTF8.GetBytes(right), bytes =>
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, file), bytes);
        read(folder.Path);
    }, typeof(UserError));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
