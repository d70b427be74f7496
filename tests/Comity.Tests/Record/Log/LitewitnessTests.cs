using System.Text.RegularExpressions;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

/// <summary>
/// The requests that github.com/FiloSottile/torchwood puts to its witness, one after the other. It was written before tlog-witness v1.0.0, which
/// answers 404 and not 403 where the log is unknown.
/// </summary>
public sealed partial class LitewitnessTests
{
    private const string LogName = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
    private const string LogKey = "ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f";

    [Fact]
    public void Every_request_is_answered_as_it_was_there()
    {
        var cases = Cases(Vectors.Text("tlog-witness-litewitness/litewitness.txt"));
        using var signer = Given.Witness("example.com/witness");
        var witness = new Witness([new(LogName, [new(LogName, SignatureType.Ed25519, Convert.FromHexString(LogKey))])], signer);
        WitnessState? state = null;
        foreach (var (request, status, body) in cases)
        {
            var answer = witness.Answer(request, _ => state, Given.Now);
            Assert.Equal((status, request), (answer.Status, request));
            if (body is not null)
                Assert.Contains(body, answer.Body, StringComparison.Ordinal);
            state = answer.State ?? state;
        }

        Assert.Equal((9, 5), (cases.Count, state!.Size));
    }

    private static List<(string Request, int Status, string? Body)> Cases(string text) =>
    [
        .. Case().Matches(text).Select(found =>
        {
            var (status, body) = (int.Parse(found.Groups[2].Value), found.Groups[4].Value.Replace("\\n", "\n", StringComparison.Ordinal));
            return (found.Groups[1].Value, body == "unknown log" ? 404 : status, status is 200 or 409 ? body : null);
        }),
    ];

    [GeneratedRegex(@"^POST \S*/add-checkpoint\n```\n(.*?)```\nHTTP (\d+)\n\[Asserts\]\nbody (contains|==) ""(.*?)""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Case();
}
