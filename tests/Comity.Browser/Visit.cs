using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser;

/// <summary>Looks at one page in one view and says what is wrong with it.</summary>
public static partial class Visit
{
    /// <summary>Wider than the window, by more than a rounded pixel.</summary>
    private const string Overflow = """
        () => [...document.querySelectorAll('body, body *')].filter(element => {
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth + 1 || element.closest('.scroll, .unseen, .skip')) return false;
            const box = element.getBoundingClientRect();
            return box.right > root.clientWidth + 1 || box.left < -1;
        }).map(element => element.outerHTML.slice(0, 120)).slice(0, 3)
        """;

    private const string Facts =
        "() => ({ title: document.title, headings: document.querySelectorAll('h1').length, lang: document.documentElement.lang, dir: "
        + "document.documentElement.dir })";

    /// <summary>In the invented language every letter of these bears an accent; a sentence in brackets may hold values that bear none.</summary>
    private const string Untranslated = """
        () => {
            const own = 'bdi, [translate=no], .norm-text, blockquote, code, pre, script, style, textarea', found = [];
            const isOurs = (element, text) => /[aceinouy]/i.test(text) && !element.closest(own) && !text.trim().startsWith('[');
            const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) if (isOurs(walker.currentNode.parentElement, walker.currentNode.data)) found.push(walker.currentNode.data.trim());
            for (const element of document.querySelectorAll('*'))
                for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-label'])
                    if (element.hasAttribute(name) && isOurs(element, element.getAttribute(name))) found.push(element.getAttribute(name));
            return found.slice(0, 10);
        }
        """;

    private const string WithoutOutline = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
            .filter(element => element.checkVisibility() && !element.disabled)
            .filter(element => {
                element.focus({ focusVisible: true });
                const style = getComputedStyle(element);
                return document.activeElement !== element || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
            }).map(element => element.outerHTML.slice(0, 120)).slice(0, 5)
        """;

    /// <summary>What is wrong with this page in this view; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page, string path, View view, Axe axe)
    {
        var problems = new List<string>();
        void Hear(object? sender, IConsoleMessage message)
        {
            // The browser itself reports statuses, which are looked at below.
            if (message.Type is "error" or "warning"
                && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 40", StringComparison.Ordinal))
                problems.Add($"console: {message.Text}");
        }

        page.Console += Hear;
        var answer = await page.GotoAsync(path);
        var expected = path.StartsWith("/status/", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK;
        // The form of an act that is for others says for whom it is.
        if (answer!.Status != (int)expected && !(answer.Status == (int)HttpStatusCode.Forbidden && path.StartsWith("/act/", StringComparison.Ordinal)))
            problems.Add($"status {answer.Status}");
        problems.AddRange(await FactsAsync(page, view));
        problems.AddRange((await OverflowAsync(page)).Select(part => $"wider than the window: {part}"));
        if (view.Language == "en-XA")
            problems.AddRange((await page.EvaluateAsync<string[]>(Untranslated)).Select(text => $"not from resources: {text}"));
        problems.AddRange(await AxeAsync(page, axe));
        page.Console -= Hear;
        return [.. problems.Select(problem => $"{path} ({view}): {problem}")];
    }

    /// <summary>What is wider than the window.</summary>
    public static Task<string[]> OverflowAsync(IPage page) => page.EvaluateAsync<string[]>(Overflow);

    /// <summary>What is wrong for somebody who uses the keyboard only.</summary>
    public static async Task<IReadOnlyList<string>> KeyboardProblemsAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        var problems = new List<string>();
        var focused = await page.EvaluateAsync<string>("() => document.activeElement.className");
        if (focused != "problems")
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.className") != "skip")
                problems.Add("the first stop is not the link to the content");
        }

        problems.AddRange((await page.EvaluateAsync<string[]>(WithoutOutline)).Select(part => $"focus is not seen: {part}"));
        return [.. problems.Select(problem => $"{path}: {problem}")];
    }

    /// <summary>What a page weighs in bytes on the wire, with its stylesheets and scripts, without fonts and pictures.</summary>
    public static async Task<int> WeightAsync(HttpClient client, string path)
    {
        var weight = await BytesAsync(client, path);
        using var answer = await client.GetAsync(path);
        foreach (var part in Part().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).Distinct())
            weight += await BytesAsync(client, part);
        return weight;
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, Axe axe)
    {
        if (axe == Axe.Nothing)
            return [];
        var only = axe == Axe.Contrast ? new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } : null;
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = only });
        return result.Violations.SelectMany(found => found.Nodes.Select(node => $"axe {found.Id}: {node.Html[..Math.Min(node.Html.Length, 160)]}"));
    }

    private static async Task<IEnumerable<string>> FactsAsync(IPage page, View view)
    {
        var facts = await page.EvaluateAsync<Seen>(Facts);
        var direction = view.Language == "ar-XB" ? "rtl" : "ltr";
        return new[]
        {
            facts.Title.Length == 0 ? "no title" : null,
            facts.Headings != 1 ? $"{facts.Headings} headings of the first level" : null,
            facts.Lang != view.Language ? $"lang is {facts.Lang}" : null,
            facts.Dir != direction ? $"dir is {facts.Dir}" : null,
        }.OfType<string>();
    }

    /// <summary>How many bytes an answer has, compressed as browsers ask for it.</summary>
    public static async Task<int> BytesAsync(HttpClient client, string path)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.Add("Accept-Encoding", "br");
        using var answer = await client.SendAsync(ask);
        // The pages of errors answer with theirs.
        Assert.True(answer.IsSuccessStatusCode || path.StartsWith("/status/", StringComparison.Ordinal), $"{path} answers {(int)answer.StatusCode}.");
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script [^>]*src)=\"([^\"]+)\"")]
    private static partial Regex Part();

    private sealed class Seen
    {
        public string Title { get; set; } = "";

        public int Headings { get; set; }

        public string Lang { get; set; } = "";

        public string Dir { get; set; } = "";
    }
}

/// <summary>What axe is asked about a page; a whole run takes longer than everything else.</summary>
public enum Axe
{
    Nothing,
    Contrast,
    Everything,
}
