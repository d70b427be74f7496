namespace Comity.Tests.Forum;

/// <summary>Small books for reviews of norms: one, and what may become of it.</summary>
internal static class ForumBooks
{
    public const string Strict =
        Facts + """

        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity
          when severity is at least minor.

        """ + Protection;

    public const string Weaker =
        Facts + """

        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity
          when (a) it is intentional, and (b) severity is at least minor.

        """ + Protection;

    public const string WithoutProtection =
        Facts + """

        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity
          when severity is at least minor.
        """;

    private const string Protection = """protect P-care "People"   from an activity that is attributable   when severity is serious.""";

    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        choice link: organ, proxy, none   of each State   ordinarily none
        fact intentional
        define attributable: link is not none.
        action conduct: attributable.
        """;
}
