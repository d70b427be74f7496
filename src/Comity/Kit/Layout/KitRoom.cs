namespace Comity.Kit.Layout;

/// <summary>The face of the pages that belong to no room.</summary>
public static class KitRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("kit")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/", "/about", "/status/{Code:int}", "/assets/{name}", "/language/{code}", "/_framework/opaque-redirect")
                .Showing(Shows.Open),
        ],
        Pages = [new("/", "home.title"), new("/about", "about.title")],
        Offer = services => services.AddPageFrame(),
        Map = routes => routes.MapPageFrame(),
    };
}
