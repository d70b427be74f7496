using System.CommandLine;

namespace Comity.Kit.Licences;

/// <summary>`comity licences`: what of others is in the program, under which terms.</summary>
public static class LicencesCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "The list of components alone, in CycloneDX 1.6." };
        var command = new Command("licences", "Prints the licences and notices of everything that is in the program.") { json };
        command.SetAction(parsed =>
        {
            terminal.Output.WriteLine(parsed.GetValue(json) ? CycloneDx.Write(Component.All) : Notices.Write(Component.All, Component.Texts));
            return ExitCode.Yes;
        });
        return command;
    }
}
