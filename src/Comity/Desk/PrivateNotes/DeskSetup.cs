using System.Text.RegularExpressions;
using Comity.Desk.Mirror;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Desk.PrivateNotes;

/// <summary>What notes and desks offer to the site.</summary>
public static partial class DeskSetup
{
    /// <summary>Offers private notes.</summary>
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddSingleton<NoteKeys>();
        services.AddSingleton(provider => new Notes(
            provider.GetRequiredService<IDbContextFactory<SideDb>>(), provider.GetRequiredService<NoteKeys>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<DeskMirror>() is not null));
    }

    /// <summary>Whether one writes notes on a page: a norm, a text, a participant, an entry.</summary>
    public static bool IsNoted(string address) => Noted().IsMatch(address);

    [GeneratedRegex("^/(books/[^/]+/norms/[^/]+|texts/[^/]+|members/[^/]+|record/[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 100)]
    private static partial Regex Noted();
}
