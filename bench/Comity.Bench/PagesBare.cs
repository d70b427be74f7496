using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comity.Bench;

/// <summary>A Blazor page with nothing behind it: what the framework itself costs for a page of a size.</summary>
[Route("/bare")]
public sealed class PagesBare : ComponentBase
{
    /// <summary>How many lines the page has; each is about 120 bytes.</summary>
    public static int Lines { get; set; }

    /// <summary>The length of a line in bytes.</summary>
    public const int LineBytes = 120;

    /// <summary>Starts a tiny host for it.</summary>
    public static async Task<WebApplication> StartAsync(int bytes)
    {
        Lines = bytes / LineBytes;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<PagesBare>();
        await app.StartAsync(CancellationToken.None);
        return app;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html>");
        builder.OpenElement(1, "html");
        builder.OpenElement(2, "ul");
        for (var line = 0; line < Lines; line++)
        {
            builder.OpenElement(3, "li");
            builder.OpenElement(4, "a");
            builder.AddAttribute(5, "href", string.Create(CultureInfo.InvariantCulture, $"/books/un-framework/norms/{line}"));
            builder.AddContent(6, "Critical infrastructure and services to the public");
            builder.CloseElement();
            builder.AddContent(7, " adopted in December");
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.CloseElement();
    }
}
