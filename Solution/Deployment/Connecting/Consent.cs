using Spectre.Console;

namespace Opps.Deployment.Connecting;

/// <summary>A person's word before anything is written.</summary>
internal static class Consent
{
    /// <summary>Whether to go on.</summary>
    /// <param name="console">Where the person sits.</param>
    /// <param name="environment">Named in the question, so that nobody writes to another one than they mean.</param>
    /// <param name="what">What would be done, as 'import version 1.2'.</param>
    /// <param name="isGiven">Whether the command line said yes already.</param>
    /// <exception cref="DeploymentException">Nobody is there to ask.</exception>
    public static bool Ask(IAnsiConsole console, TargetEnvironment environment, string what, bool isGiven)
    {
        if (isGiven)
        {
            return true;
        }

        return console.Profile.Capabilities.Interactive
            ? console.Prompt(new ConfirmationPrompt(Markup.Escape($"In {environment.Name} ({environment.Address}): {what}?")) { DefaultValue = false })
            : throw new DeploymentException($"Nobody is at the keyboard to agree to: {what} in {environment.Name}. Add --yes if you do.");
    }
}
