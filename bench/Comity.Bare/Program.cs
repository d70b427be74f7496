using Comity.Bare;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

// What every program on this framework pays for its first page: Blazor without scripts, accounts with cookies, a database.
// The one argument is the database's file.
var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddDbContext<BareDb>(options => options.UseSqlite($"Data Source={args[0]}"));
builder.Services.AddIdentityCore<IdentityUser>().AddEntityFrameworkStores<BareDb>().AddSignInManager();
builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
builder.Services.AddAuthorization();
builder.Services.AddCascadingAuthenticationState();
builder.Services.AddRazorComponents();
await using var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
    if (await scope.ServiceProvider.GetRequiredService<BareDb>().Database.EnsureCreatedAsync())
        await scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>().CreateAsync(new("founder"));
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapRazorComponents<App>();
await app.StartAsync();
Console.WriteLine($"Bare listens on {app.Urls.First()} .");
await app.WaitForShutdownAsync();
