namespace Comity.Accounts.Forms;

/// <summary>Where a person goes after sign-in: a place on this site, whatever the address says.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path on this site, otherwise the fallback. `//host` and `/\host` lead elsewhere, and so does what browsers make of
    /// control characters.</summary>
    public static string Of(string? address, string fallback) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : fallback;
}
