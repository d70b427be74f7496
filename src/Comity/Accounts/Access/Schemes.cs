namespace Comity.Accounts.Access;

/// <summary>The ways in which a request may say who sent it.</summary>
public static class Schemes
{
    /// <summary>A person in a browser.</summary>
    public const string Cookie = "cookie";

    /// <summary>A program with `Authorization: Bearer`. Under `/api` and `/log` the only one, so that no other site can act through a browser.</summary>
    public const string Key = "key";

    /// <summary>Whoever has somebody's personal address of feeds.</summary>
    public const string Feed = "feed";

    /// <summary>Chooses between the two.</summary>
    public const string Either = "either";

    /// <summary>What an OpenID provider said, until the visitor is back here.</summary>
    public const string External = "external";
}
