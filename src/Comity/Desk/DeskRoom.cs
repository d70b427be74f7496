using Comity.Desk.Mirror;
using Comity.Desk.Pages;
using Comity.Desk.PrivateNotes;
using Comity.Kit;
using Comity.Kit.Layout;

namespace Comity.Desk;

/// <summary>The face of the desk: private notes, and what a desk says of its copy.</summary>
public static class DeskRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("desk")
    {
        Access =
        [
            new("/notes", Who.Everyone, Who.Account) { IsDesk = true, Shows = Shows.Own },
            new("/notes/delete", Who.Account.Confirmed, Who.Account.Confirmed) { IsDesk = true, Shows = Shows.Own },
        ],
        Pages = [new("/notes", "desk.title")],
        Offer = services =>
        {
            services.AddNotes();
            services.AddSingleton(new PagePart(PagePart.AboveContent, typeof(DeskBanner)));
            services.AddSingleton(new PagePart(PagePart.BelowContent, typeof(NotesBox)));
        },
    };
}
