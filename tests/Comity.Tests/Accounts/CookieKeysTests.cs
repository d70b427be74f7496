using Comity.Accounts.Protection;
using Comity.Kit;
using Comity.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>The key that servers on one database share.</summary>
public sealed class CookieKeysTests
{
    [Fact]
    public void Servers_that_start_at_once_on_one_folder_take_one_key()
    {
        for (var round = 0; round < 20; round++)
        {
            using var folder = new TemporaryFolder();
            var options = new ServeOptions(folder.Path, "Host=127.0.0.1", "http://127.0.0.1:0", Demo: false);
            using var start = new Barrier(4);
            var keys = new string[start.ParticipantCount];
            var servers = Enumerable.Range(0, keys.Length).Select(place => new Thread(() => keys[place] = Key(options, start))).ToList();
            servers.ForEach(server => server.Start());
            servers.ForEach(server => server.Join());
            Assert.Equal(64, Assert.Single(keys.Distinct()).Length);
        }
    }

    private static string Key(ServeOptions options, Barrier start)
    {
        var services = new ServiceCollection();
        start.SignalAndWait();
        try
        {
            services.AddCookieKeys(options);
            return Convert.ToHexString(services.Select(service => service.ImplementationInstance).OfType<SideKey>().Single().Value);
        }
        catch (Exception problem) when (problem is IOException or UserError)
        {
            return problem.Message;
        }
    }
}
