using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Comity.Kit.Widgets;
using Xunit;

namespace Comity.Tests.Kit.Widgets;

/// <summary>Lists: what the address asks, and the same rows as CSV and JSON.</summary>
public sealed class ListingTests
{
    private static readonly ImmutableArray<Row> Rows =
    [
        new("Borduria", 2, new(2026, 2, 27), null), new("arstotzka, \"the\"", 10, new(2025, 1, 1), true), new("=SUM(A1)", -5, null, false),
    ];

    [Theory]
    [InlineData("", "Borduria|arstotzka, \"the\"|=SUM(A1)")]
    [InlineData("sort=name", "arstotzka, \"the\"|Borduria|=SUM(A1)")]
    [InlineData("sort=-count", "arstotzka, \"the\"|Borduria|=SUM(A1)")]
    [InlineData("sort=since", "arstotzka, \"the\"|Borduria|=SUM(A1)")]
    [InlineData("sort=secret", "Borduria|arstotzka, \"the\"|=SUM(A1)")]
    [InlineData("sort=-", "Borduria|arstotzka, \"the\"|=SUM(A1)")]
    [InlineData("q=THE+arst", "arstotzka, \"the\"")]
    [InlineData("q=zzz", "")]
    [InlineData("size=big", "arstotzka, \"the\"")]
    [InlineData("size=nonsense", "Borduria|arstotzka, \"the\"|=SUM(A1)")]
    public void The_address_chooses_and_orders_rows(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', List(query).Shown.Select(row => row.Name)));

    [Theory]
    [InlineData("page=1", 1)]
    [InlineData("page=2", 2)]
    [InlineData("page=99", 2)]
    [InlineData("page=0", 1)]
    [InlineData("page=-1", 1)]
    [InlineData("page=x", 1)]
    [InlineData("page=99999999999999999999", 1)]
    public void A_page_that_does_not_exist_is_the_nearest_that_does(string query, int expected)
    {
        var list = List(query, pageSize: 2);
        Assert.Equal(expected, list.Page);
        Assert.NotEmpty(list.Shown);
    }

    [Fact]
    public void Csv_has_all_pages_and_no_formula()
    {
        var csv = Encoding.UTF8.GetString(ListFiles.CsvBytes(List("page=2", pageSize: 1)));
        Assert.Equal("\uFEFFname,count,since,agreed\r\nBorduria,2,2026-02-27,\r\n\"arstotzka, \"\"the\"\"\",10,2025-01-01,true\r\n'=SUM(A1),-5,,false\r\n",
            csv.Replace("\"'=SUM(A1)\"", "'=SUM(A1)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    public void No_text_in_csv_begins_like_a_formula(string text)
    {
        var list = new Listing<string>("texts", new ListQuery("/", []), [text], [new("text", "Text", row => row)]);
        Assert.Contains("'" + text, Encoding.UTF8.GetString(ListFiles.CsvBytes(list)), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_keeps_kinds_of_values()
    {
        var list = JsonDocument.Parse(Written(ListFiles.WriteJsonAsync, List(""))).RootElement;
        Assert.Equal("members", list.GetProperty("list").GetString());
        Assert.Equal(3, list.GetProperty("count").GetInt32());
        var row = list.GetProperty("rows")[2];
        Assert.Equal("=SUM(A1)", row.GetProperty("name").GetString());
        Assert.Equal(-5, row.GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("since").ValueKind);
        Assert.Equal(JsonValueKind.False, row.GetProperty("agreed").ValueKind);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task A_list_of_any_length_is_sent_while_it_is_made(string format)
    {
        const int length = 300_000;
        var made = 0;
        var list = new Listing<int>("numbers", new ListQuery("/", []), Enumerable.Range(0, length).Select(row => (made++, row).row),
            [new("number", "Number", row => row), new("text", "Text", row => $"The row {row} of a long list")]);
        var sent = new Portions(() => made);
        await (format == "csv" ? ListFiles.WriteCsvAsync(list, sent, CancellationToken.None) : ListFiles.WriteJsonAsync(list, sent, CancellationToken.None));
        Assert.InRange(sent.Largest, 1, 256 * 1024);
        Assert.InRange(sent.MostBetween, 1, 10_000);
        Assert.True(sent.Total > length * 20L);
    }

    [Fact]
    public void An_address_with_a_change_keeps_the_rest()
    {
        var query = new ListQuery("/members", [new("q", "a b"), new("page", "3"), new("format", "csv")]);
        Assert.Equal("/members?q=a%20b&sort=-name", query.With(("sort", "-name"), ("page", "")));
        Assert.Equal("/members", query.With(("q", ""), ("page", "")));
    }

    private static Listing<Row> List(string query, int pageSize = 50) => new(
        "members", new ListQuery("/members", Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), Rows,
        [new("name", "Name", row => row.Name), new("count", "Count", row => row.Count) { IsNumber = true }, new("since", "Since", row => row.Since),
            new("agreed", "Agreed", row => row.Agreed)],
        [new("size", "Size", [new("big", "Big")], (row, _) => row.Count > 5)]) { PageSize = pageSize };

    private sealed record Row(string Name, int Count, DateOnly? Since, bool? Agreed);

    private static byte[] Written(Func<Listing, Stream, CancellationToken, Task> write, Listing list)
    {
        using var bytes = new MemoryStream();
        write(list, bytes, CancellationToken.None).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    /// <summary>Takes what is sent, and looks how much was made before each portion.</summary>
    private sealed class Portions(Func<int> made) : MemoryStream
    {
        private int before = -1;

        public int Largest { get; private set; }

        public int MostBetween { get; private set; }

        public long Total { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // The rows are counted before the first portion.
            MostBetween = before < 0 ? 1 : Math.Max(MostBetween, made() - before);
            (before, Largest, Total) = (made(), Math.Max(Largest, buffer.Length), Total + buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
