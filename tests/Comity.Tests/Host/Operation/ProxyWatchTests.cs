using System.Collections.Concurrent;
using Comity.Host;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>A proxy that does not hand on what it should is told to the operator, once, and breaks nothing.</summary>
public sealed class ProxyWatchTests
{
    [Fact]
    public async Task What_a_proxy_does_not_hand_on_is_told_once()
    {
        using var folder = new TemporaryFolder();
        using var heard = new Heard();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), """{ "publicUrl": "https://norms.example.org" }""");
        await using var app = await SiteHost.StartAsync(
            new(folder.Path, null, "http://127.0.0.1:0", Demo: false), new(TextWriter.Null, TextWriter.Null, TextReader.Null), CancellationToken.None,
            made => made.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard));
        await Ask(("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));
        Assert.Empty(heard.Warnings);
        await Ask(("X-Forwarded-For", "203.0.113.9"));
        Assert.StartsWith("A request came without `X-Forwarded-Proto: https`", Assert.Single(heard.Warnings), StringComparison.Ordinal);
        await Ask(("X-Forwarded-Proto", "https"));
        await Ask();
        Assert.Equal(2, heard.Warnings.Count);
        Assert.Contains(heard.Warnings, told => told.Contains("all visitors share the limits of one network", StringComparison.Ordinal));

        async Task Ask(params (string Name, string Value)[] headers)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new(app.Urls.First()), "/account/sign-in"))
            {
                Headers = { Host = "norms.example.org" },
            };
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            using var answer = await client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            categoryName.EndsWith("ProxyWatch", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
