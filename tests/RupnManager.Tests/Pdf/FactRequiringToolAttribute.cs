using System.Diagnostics;

namespace RupnManager.Tests.Pdf;

/// <summary>A fact that needs a command of the machine; reported as skipped, with its name, where the command is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactRequiringToolAttribute : FactAttribute
{
    public FactRequiringToolAttribute(string tool, string package = "poppler-utils")
    {
        if (!Exists(tool))
            Skip = $"{tool} is not installed (package {package}).";
    }

    /// <summary>Runs the tool on a file and returns what it prints.</summary>
    public static string Run(string tool, byte[] pdf, params string[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in options.Select(o => o == "{pdf}" ? path : o))
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + errors.Result;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool Exists(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".exe")));
}
