using System.Text;
using System.Text.Json.Nodes;
using Comity.Import;
using Comity.Kit;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>
/// No foreign file stops the program: what is read can be judged, and what cannot be read is refused in a sentence. Each try has a number, so that it can
/// be repeated.
/// </summary>
public sealed class FuzzTests
{
    private const int Quick = 3000;
    private const int Many = 100_000;

    /// <summary>Judging takes longer than reading, so that one in so many is judged.</summary>
    private const int Judged = 5;

    /// <summary>Inputs that are all refused try nothing: one in so many must be read.</summary>
    private const int Least = 5;

    private const string Table =
        """
        id,name,day,what,who,how,count
        1,"A ""large"" one",2020-01-01,x; y,"['A', 'B']",x,12.0
        2,"Line
        break",1970-01-01,,[],y,"1.500.000"
        3,c,2021-02-03T04:05:06Z,y,"[['C'], ['D', None]]",z,"1,5"

        """;

    private const string Beside = "case,claim,country,basis,category\n1,7,R,gov,State\n1,8,Unknown,it,Group\n2,9,S,contested,State\n";

    private const string TableRules =
        """
        no State "", "Unknown".
        list "what" separated by "; ".
        list "who" as in Python.
        rows claims from "claims*.csv" by "case".
        each State in "who": suffers.
        "what" = "x" and "how" is not "z": severity is at least minor.
        "what" = "y": severity is none, sector is health and possibly others.
        "how" names the subject: for each subject, affects its own people.
        "count" is above 0: organisations affected is the number.
        claims of "country" by "basis", together by "claim", in claims.
        party "gov" or "it" is "somebody".
        party "contested" is "contesting source" and denies.
        claim "category" = "State": legal link is organ.
        claim of any State "category" = "Group": legal link is none.
        denial "category" = "State": legal link is organ.
        """;

    private const string BundleRules =
        """
        mapping stix "STIX" of stix
        case "id" titled "name" on "day".
        list "incident_types", "techniques", "receiver_country", "attributed_country", "actor_types", "availability_impact" separated by "; ".
        rows receivers by "id".
        rows attributions by "id".
        no State "".
        each State in "receiver_country": suffers.
        "availability_impact" is above 0: severity is at least minor, organisations affected is the number.
        "incident_types" = "ddos": intentional.
        in receivers "sector" = "energy": sector is energy and possibly others.
        claims of "attributed_country" by "claimed_by_class", in attributions.
        party "organization" or "" is "author".
        claim "actor_types" = "nation-state": legal link is organ.
        claim "actor_types" = "spy" or "": legal link is unknown.
        """;

    private const string Bundle =
        """
        {"type": "bundle", "id": "bundle--1", "objects": [
          {"type": "incident", "id": "incident--1", "name": "Dam", "modified": "2020-01-02T00:00:00.000Z", "created_by_ref": "identity--1", "extensions":
            {"extension-definition--ef765651-680c-498d-9894-99799f2fa126": {"incident_types": ["ddos"], "determination": "suspected", "recoverability": "regular",
             "events": [{"event_ref": "event--1"}], "event_refs": ["event--1"], "impact_refs": ["impact--1"]}}},
          {"type": "grouping", "id": "grouping--1", "object_refs": ["threat-actor--1", "attack-pattern--1", "relationship--2"]},
          {"type": "event", "id": "event--1", "status": "occurred", "start_time": "2020-01-01T10:00:00.000Z"},
          {"type": "impact", "id": "impact--1", "impact_category": "availability", "extensions": {"availability": {"availability_impact": 60}}},
          {"type": "attack-pattern", "id": "attack-pattern--1", "external_references": [{"source_name": "mitre-attack", "external_id": "T1498"}]},
          {"type": "identity", "id": "identity--1", "sectors": ["energy"], "identity_class": "organization"},
          {"type": "location", "id": "location--1", "country": "NZ"},
          {"type": "threat-actor", "id": "threat-actor--1", "name": "X", "threat_actor_types": ["nation-state", "spy"], "revoked": false},
          {"type": "relationship", "id": "relationship--1", "source_ref": "incident--1", "relationship_type": "uses", "target_ref": "attack-pattern--1"},
          {"type": "relationship", "id": "relationship--2", "source_ref": "incident--1", "relationship_type": "targets", "target_ref": "identity--1"},
          {"type": "relationship", "id": "relationship--3", "source_ref": "identity--1", "relationship_type": "located-at", "target_ref": "location--1"},
          {"type": "relationship", "id": "relationship--4", "source_ref": "incident--1", "relationship_type": "attributed-to", "target_ref": "threat-actor--1"},
          {"type": "relationship", "id": "relationship--5", "source_ref": "threat-actor--1", "relationship_type": "attributed-to", "target_ref": "identity--1"}
        ]}
        """;

    private static readonly Mapping OfTables = Given.Lines(TableRules).Mapping!;
    private static readonly Mapping OfBundles = Given.Document(BundleRules).Mapping!;

    private static readonly string[] Pieces =
        ["\"", "'", ",", ";", "\t", "\n", "\r", "[", "]", "(", " ", ".", "\\", "\0", "\uFEFF", "\u202F", "\u0661", "\u001A", "é", "sep=;\n", "1.5", "None",
            "999999999999999999999"];

    private static readonly string[] Cells =
        ["", "1", "0", "-3", "1.500.000", "1,500.5", "1 500", "9223372036854775807", "1970-01-01", "0001-01-01", "2020-02-30T", "2020-01-01 later", "[]",
            "[[['A']]]", "['A', ", "[None]", "x; ; y", "; ", "A", "Unknown", "\u0000", "\u2028"];

    /// <summary>Values in the place of others; the last two become half a surrogate, which the writer of JSON cannot be brought to write.</summary>
    private static readonly string[] Values =
        ["null", "\"\"", "\"x; y\"", "5", "-1e999", "[]", "{}", "true", "\"true\"", "\"1970-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999-14:00\"",
            "\"0001-01-01T00:00:00+14:00\"", "\"2020-13-45\"", "[[[]]]", "[null, 1, \"a\", {}]", "{\"extensions\": null}", "\"incident--1\"",
            "\"relationship\"", "\"threat-actor\"", "\"@half@\"", "{\"@half@\": \"@half@\"}"];

    [Fact]
    public void No_table_stops_the_program() => Tables(0, Quick);

    [Fact]
    public void No_bundle_stops_the_program() => Bundles(0, Quick);

    [Fact, Trait("Category", "slow")]
    public void None_of_many_tables_stops_the_program() => Tables(Quick, Many);

    [Fact, Trait("Category", "slow")]
    public void None_of_many_bundles_stops_the_program() => Bundles(Quick, Many);

    /// <summary>Reads a table, with another one beside it, and judges what was read.</summary>
    internal static void ReadTable(byte[] table) => Given.Judged(Importer.Read(OfTables, Given.Book, SourceTable.ReadCsv("data.csv", table),
        new Dictionary<string, SourceTable> { ["claims"] = SourceTable.ReadCsv("claims.csv", Bytes(Beside)) }, names: true));

    /// <summary>Reads a bundle and judges what was read.</summary>
    internal static void ReadBundle(byte[] bundle)
    {
        var source = StixTables.Read("b.json", bundle);
        Given.Judged(Importer.Read(OfBundles, Given.Book, source.Incidents, source.Rows, names: true));
    }

    internal static byte[] SpoiltTable(Random random) => random.Next(2) == 0 ? Cut(Table, random) : Bytes(Filled(random));

    internal static byte[] SpoiltBundle(Random random) => random.Next(5) == 0 ? Cut(Bundle, random)
        : Bytes(Changed(random).Replace("@half@", random.Next(2) == 0 ? "\\ud800" : "x\\udc00y", StringComparison.Ordinal));

    private static void Tables(int from, int until)
    {
        var read = 0;
        for (var number = from; number < until; number++)
        {
            var random = new Random(number);
            var (table, beside) = (random.Next(2) == 0 ? Cut(Table, random) : Bytes(Filled(random)), random.Next(2) == 0 ? Bytes(Beside) : Cut(Beside, random));
            read += Try(number, table, () => Importer.Read(OfTables, Given.Book, SourceTable.ReadCsv("data.csv", table),
                new Dictionary<string, SourceTable> { ["claims"] = SourceTable.ReadCsv("claims.csv", beside) }, names: number % 2 == 0));
        }

        Assert.InRange(read, (until - from) / Least, until - from);
    }

    private static void Bundles(int from, int until)
    {
        var read = 0;
        for (var number = from; number < until; number++)
        {
            var random = new Random(number);
            var text = Changed(random).Replace("@half@", random.Next(2) == 0 ? "\\ud800" : "x\\udc00y", StringComparison.Ordinal);
            var bundle = random.Next(5) == 0 ? Cut(text, random) : Bytes(text);
            read += Try(number, bundle, () =>
            {
                var source = StixTables.Read("b.json", bundle);
                return Importer.Read(OfBundles, Given.Book, source.Incidents, source.Rows, names: number % 2 == 0);
            });
        }

        Assert.InRange(read, (until - from) / Least, until - from);
    }

    /// <summary>One when the input was read, and nothing when it was refused.</summary>
    private static int Try(int number, byte[] input, Func<ImportResult> read)
    {
        try
        {
            var import = read();
            if (number % Judged == 0)
                Given.Judged(import);
            return 1;
        }
        catch (UserError refused)
        {
            Assert.NotEmpty(refused.Message);
            return 0;
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Try {number}: {Encoding.UTF8.GetString(input)}", problem);
        }
    }

    /// <summary>A text with some pieces put in, taken out or put twice, and at times a broken byte.</summary>
    private static byte[] Cut(string text, Random random)
    {
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(8), text.Length - at);
            var piece = random.Next(3) == 0 ? string.Concat(text.AsSpan(at, length), text.AsSpan(at, length)) : Pieces[random.Next(Pieces.Length)];
            text = text[..at] + piece + text[(at + (random.Next(2) == 0 ? length : 0))..];
        }

        var bytes = Bytes(text);
        if (random.Next(20) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    /// <summary>A sound table with odd cells, in a random dress.</summary>
    private static string Filled(Random random)
    {
        string[][] rows = [.. Enumerable.Range(1, 4).Select(id => new[] { $"{id}", "n", "2020-01-01", "x; y", "['A', 'B']", "x", "1.500" })];
        for (var change = random.Next(1, 12); change > 0; change--)
        {
            var (row, column) = (rows[random.Next(rows.Length)], random.Next(1, 7));
            row[column] = random.Next(3) switch
            {
                0 => Cells[random.Next(Cells.Length)],
                1 => row[column] + Pieces[random.Next(Pieces.Length)],
                _ => Pieces[random.Next(Pieces.Length)] + row[column],
            };
        }

        var (mark, end) = (",;\t"[random.Next(3)], random.Next(2) == 0 ? "\n" : "\r\n");
        return string.Concat(rows.Prepend(["id", "name", "day", "what", "who", "how", "count"])
            .Select(row => string.Join(mark, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + end));
    }

    private static string Changed(Random random)
    {
        var root = JsonNode.Parse(Bundle)!;
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var all = Below(root).ToList();
            if (all.Count > 0)
                Change(all[random.Next(all.Count)], random);
        }

        return root.ToJsonString();
    }

    private static void Change((JsonNode Parent, string Name, int Index) place, Random random)
    {
        var value = random.Next(4) switch
        {
            0 => null,
            1 when place.Parent is JsonArray list => list[random.Next(list.Count)]?.DeepClone(),
            _ => JsonNode.Parse(Values[random.Next(Values.Length)]),
        };
        if (place.Parent is JsonObject one)
            one[random.Next(10) == 0 ? "@half@" : place.Name] = value;
        else if (random.Next(3) == 0)
            place.Parent.AsArray().Insert(place.Index, value);
        else
            place.Parent.AsArray()[place.Index] = value;
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Below(JsonNode? node) => node switch
    {
        JsonObject one => one.ToList().SelectMany(pair => Below(pair.Value).Prepend((one, pair.Key, 0))),
        JsonArray list => list.Index().ToList().SelectMany(item => Below(item.Item).Prepend((list, "", item.Index))),
        _ => [],
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
