using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using Comity.Host;
using Comity.Kit;
using Comity.Kit.Licences;
using Comity.Norms.Commands;
using Comity.Norms.Logic;
using Comity.Record.Commands;
using Comity.Record.Rules;
using Comity.Storage.Commands;

namespace Comity;

/// <summary>The command line: which commands there are, and what every one of them shares.</summary>
public static class Program
{
    /// <summary>The commands, in the order in which help lists them. A new command is one line here.</summary>
    private static readonly ImmutableArray<Func<Terminal, Command>> Commands =
    [
        CheckCommand.Create,
        CompareCommand.Create,
        TestCommand.Create,
        TryCommand.Create,
        PrintCommand.Create,
        NewCommand.Create,
        ApplyCommand.Create,
        ServeCommand.Create,
        AuditCommand.Create,
        MirrorCommand.Create,
        WitnessCommand.Create,
        SignCommand.Create,
        SealCommand.Create,
        ActCommand.Create,
        BackupCommand.Create,
        RestoreCommand.Create,
        KeysCommand.Create,
        RecoverCommand.Create,
        RulesCommand.Create,
        TextsCommand.Create,
        DeskCommand.Create,
        LicencesCommand.Create,
    ];

    /// <summary>Commands that sign, hash and encrypt nothing, and work on a machine without OpenSSL. So does help.</summary>
    private static readonly ImmutableHashSet<string> WithoutSecrets = ["", "check", "compare", "test", "try", "print", "new", "rules", "texts", "licences"];

    /// <summary>Runs the program on the real terminal.</summary>
    public static int Main(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = !Console.IsOutputRedirected };
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        var terminal = new Terminal(output, error, Console.In)
        {
            ShowsProgress = !Console.IsErrorRedirected,
            Debugs = Environment.GetEnvironmentVariable("COMITY_DEBUG") == "1",
        };
        return Run(args, terminal, Commands);
    }

    /// <summary>Runs the program with these streams and answers with its exit code (<see cref="ExitCode"/>). Nothing is shown but through them.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, TextReader input) =>
        Run(args, new Terminal(output, error, input), Commands);

    /// <summary>Runs the program with these commands, so that tests can add their own.</summary>
    internal static int Run(string[] args, Terminal terminal, IEnumerable<Func<Terminal, Command>> commands)
    {
        try
        {
            var parsed = Root(terminal, commands).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is not null and not ParseErrorAction && !WithoutSecrets.Contains(NameOf(parsed.CommandResult)))
                NativeLibraries.DemandOpenSsl();
            var code = parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // A server that is told to stop answers first who has asked.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(parsed.CommandResult.Command.Name == "serve" ? 35 : 2),
            });
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (OutOfSteps)
        {
            terminal.Error.WriteLine($"This is {Budget.Undecided}: the book is too large or too hard. Ask about a part of it.");
            return ExitCode.Usage;
        }
        catch (UserError problem)
        {
            terminal.Error.WriteLine(problem.Place is null ? problem.Message : $"{problem.Place}: {problem.Message}");
            return problem.Code;
        }
        catch (PlatformNotSupportedException problem)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
        catch (Exception problem) when (NativeLibraries.Told(problem) is { } told)
        {
            terminal.Error.WriteLine(told);
            return ExitCode.Usage;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(problem switch
            {
                FileNotFoundException { FileName: { } file } => $"{file}: There is no such file; check its name and the folder from which you start.",
                UnauthorizedAccessException => $"{problem.Message} Check that this user may read and write there.",
                _ => $"{problem.Message} Check the name, and make the folder first.",
            });
            return ExitCode.Usage;
        }
        catch (Exception problem) when (DiskTrouble.Of(problem) is { } fault)
        {
            terminal.Error.WriteLine(DiskTrouble.ForOperator(fault));
            return ExitCode.Usage;
        }
        catch (Exception bug)
        {
            terminal.Error.WriteLine(terminal.Debugs
                ? $"Comity stopped because of a mistake of its own.\n{bug}"
                : "Comity stopped because of a mistake of its own; COMITY_DEBUG=1 shows where it happened.");
            return ExitCode.Bug;
        }
        finally
        {
            terminal.Output.Flush();
            terminal.Error.Flush();
        }
    }

    /// <summary>The first word of a command line; empty where there is none.</summary>
    private static string NameOf(CommandResult asked)
    {
        for (SymbolResult? result = asked; result is not null; result = result.Parent)
            if (result is CommandResult { Parent: CommandResult { Parent: null }, Command.Name: var name })
                return name;
        return "";
    }

    private static RootCommand Root(Terminal terminal, IEnumerable<Func<Terminal, Command>> commands)
    {
        var root = new RootCommand("Says what norms of state conduct in cyberspace cover, finds their loopholes and tries them on cases.");
        foreach (var command in commands)
            root.Add(command(terminal));
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Action = new VersionAction(terminal);
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    /// <summary>Shows which build this is.</summary>
    private sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine(ProgramVersion.Text);
            return ExitCode.Yes;
        }
    }
}
