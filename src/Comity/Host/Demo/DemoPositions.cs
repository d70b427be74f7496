using System.Collections.Immutable;
using Comity.Norms.Texts;

namespace Comity.Host.Demo;

/// <summary>How the invented members stand to the text and to its norms.</summary>
internal static class DemoPositions
{
    private const string Adverb = "In our understanding the word \"intentionally\" governs damage only; impairment is caught whatever was intended.";
    private const string Throughout = "We read the norm so that intent is required for both limbs; any other reading would catch an accident.";
    private const string Charter = "We reserve our position on how the norm relates to existing obligations under the Charter.";
    private const string Knowledge = "\"Knowingly\" means actual knowledge; it creates no duty to monitor all networks in the territory.";
    private const string Diligence = "We understand the norm as an expression of due diligence, measured by the capacity of each State.";
    private const string Capacity = "We support the norm and recall that it can only be met where capacity is built.";
    private const string Delay = "A request is answered within reasonable time when its receipt is acknowledged without delay.";
    private const string Disclosure = "We reserve our position until national rules on the handling of vulnerabilities have been adopted.";

    private static readonly ImmutableArray<(int Day, string Code, string? Norm, Stance Stance, string? Words)> All =
    [
        .. "XBV XES XLM XRV XCR XGD XNV XSL XDM XKE XTQ XFR XHS XPL XAD XIV XJR XMW XUM".Split(' ')
            .Select(code => (8, code, (string?)null, Stance.Supports, (string?)null)),
        (8, "XZD", null, Stance.Supports, Capacity), (8, "XQS", null, Stance.Supports, Capacity), (8, "XWD", null, Stance.Reserves, Charter),
        .. "XBV XLM XGD XNV XKE XHS XPL XAD XUM".Split(' ').Select(code => (11, code, (string?)"UN-f", Stance.Supports, (string?)null)),
        (11, "XMW", "UN-f", Stance.Interprets, Adverb), (11, "XJR", "UN-f", Stance.Interprets, Adverb), (11, "XTQ", "UN-f", Stance.Interprets, Throughout),
        (11, "XWD", "UN-f", Stance.Reserves, Charter),
        .. "XES XRV XCR XFR XIV".Split(' ').Select(code => (16, code, (string?)"UN-c", Stance.Supports, (string?)null)),
        (16, "XGD", "UN-c", Stance.Interprets, Diligence), (16, "XNV", "UN-c", Stance.Interprets, Knowledge), (16, "XQS", "UN-c", Stance.Supports, Capacity),
        (16, "XDM", "UN-c", Stance.Reserves, Knowledge),
        .. "XBV XES XLM XSL XHS XAD XJR".Split(' ').Select(code => (22, code, (string?)"UN-h1", Stance.Supports, (string?)null)),
        (22, "XZD", "UN-h1", Stance.Supports, Capacity), (22, "XRV", "UN-h1", Stance.Interprets, Delay),
        .. "XKE XPL XUM XMW".Split(' ').Select(code => (29, code, (string?)"UN-j1", Stance.Supports, (string?)null)),
        (29, "XTQ", "UN-j1", Stance.Reserves, Disclosure), (29, "XWD", "UN-j1", Stance.Reserves, Disclosure),
        .. "XCR XNV XFR XIV XJR XAD".Split(' ').Select(code => (37, code, (string?)"UN-k1", Stance.Supports, (string?)null)),
        (44, "XDM", "UN-c", Stance.Interprets, Knowledge),
        (51, "XWD", "UN-j1", Stance.Withdrawn, null),
    ];

    /// <summary>The norms on which positions are taken, as the book names them.</summary>
    public static IEnumerable<string> Norms => All.Select(one => one.Norm).OfType<string>().Distinct();

    /// <summary>Enters them, each with the best signature that the head of the delegation has.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast) => All.GroupBy(one => one.Day).Select(day => DemoStep.Say(day.Key, 4, () =>
    {
        foreach (var (_, code, norm, stance, words) in day)
            _ = pen.Say(cast.Heads[code], new TakePosition(DemoTexts.Id, norm, stance, words));
    }));
}
