using Microsoft.Playwright;

namespace Comity.Browser;

/// <summary>How somebody looks at the site.</summary>
/// <param name="Name">What the view is called in a failed test.</param>
/// <param name="Width">The width of the window in CSS pixels.</param>
public sealed record View(string Name, int Width)
{
    /// <summary>Everything that is asked of every page.</summary>
    public static IReadOnlyList<View> All { get; } =
    [
        new("desktop", 1280) { IsQuick = true, Axe = Axe.Everything },
        new("phone", 360) { Height = 740, IsQuick = true, Axe = Axe.Everything },
        new("zoomed to 200 %", 640) { Height = 512, Scale = 2 },
        new("right to left", 1280) { Language = "ar-XB", IsQuick = true },
        new("right to left on a phone", 360) { Language = "ar-XB" },
        new("longer texts", 1280) { Language = "en-XA" },
        new("longer texts on a phone", 360) { Language = "en-XA" },
        new("French", 1280) { Language = "fr" },
        new("French on a phone", 360) { Language = "fr" },
        new("dark", 1280) { IsDark = true, Axe = Axe.Contrast },
    ];

    /// <summary>A telephone held upright.</summary>
    public static View Phone => All[1];

    /// <summary>Whether every run of the tests looks this way, and not only the whole one.</summary>
    public bool IsQuick { get; init; }

    /// <summary>What the whole run asks axe about it. Views that are not asked differ from one that is in words or in size only.</summary>
    public Axe Axe { get; init; } = Axe.Nothing;

    /// <summary>The height of the window.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Device pixels a CSS pixel.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>The language that the visitor chose.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the visitor likes it dark.</summary>
    public bool IsDark { get; init; }

    /// <summary>Whether the browser runs scripts.</summary>
    public bool RunsScripts { get; init; } = true;

    /// <summary>The view for Playwright.</summary>
    public BrowserNewContextOptions Options(Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new() { Width = Width, Height = Height },
        DeviceScaleFactor = Scale,
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = RunsScripts,
        Locale = "en-GB",
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
