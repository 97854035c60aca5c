using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RupnManager.EndToEndTests.Support;

/// <summary>L'application elle-même, dans son processus, sur un port libre, avec une base neuve et l'académie de démonstration.</summary>
public sealed class ApplicationReelle : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly StringBuilder sortie = new();
    private readonly Process processus;

    private ApplicationReelle()
    {
        Dossier = Directory.CreateTempSubdirectory("rupn-parcours-").FullName;
        foreach (var reglages in Directory.GetFiles(Path.GetDirectoryName(Lieux.Application)!, "appsettings*.json"))
            File.Copy(reglages, Path.Combine(Dossier, Path.GetFileName(reglages)));
        Adresse = new Uri($"http://localhost:{PortLibre()}");
        processus = new Process { StartInfo = Demarrage() };
        processus.OutputDataReceived += (_, e) => Noter(e.Data);
        processus.ErrorDataReceived += (_, e) => Noter(e.Data);
    }

    /// <summary>Le dossier de contenu de l'application : App_Data s'y trouve.</summary>
    public string Dossier { get; }

    public Uri Adresse { get; }

    public static async Task<ApplicationReelle> DemarrerAsync()
    {
        var application = new ApplicationReelle();
        application.processus.Start();
        application.processus.BeginOutputReadLine();
        application.processus.BeginErrorReadLine();
        try
        {
            await application.AttendreAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!processus.HasExited)
        {
            processus.Kill(entireProcessTree: true);
            await processus.WaitForExitAsync();
        }
        processus.Dispose();
        Directory.Delete(Dossier, recursive: true);
    }

    /// <summary>Ce que l'application a écrit jusqu'ici, pour expliquer un échec.</summary>
    public string Sortie()
    {
        lock (sortie) return sortie.ToString();
    }

    private ProcessStartInfo Demarrage()
    {
        var demarrage = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Lieux.Application, "--contentRoot", Dossier, "--urls", Adresse.ToString() },
            WorkingDirectory = Dossier,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        demarrage.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // Les rappels de règle passent selon l'heure : les parcours n'en dépendent pas.
        demarrage.Environment["Courriels__Rappels"] = "false";
        demarrage.Environment["Database__Engine"] = "Sqlite";
        demarrage.Environment["ConnectionStrings__Rupn"] = $"Data Source={Path.Combine(Dossier, "App_Data", "rupn.db")}";
        demarrage.Environment["Demo__Enabled"] = "true";
        return demarrage;
    }

    private async Task AttendreAsync()
    {
        using var client = new HttpClient { BaseAddress = Adresse };
        for (var debut = Stopwatch.StartNew(); debut.Elapsed < Patience; await Task.Delay(150))
        {
            if (processus.HasExited)
                throw new InvalidOperationException($"L'application s'est arrêtée (code {processus.ExitCode}).\n{Sortie()}");
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode is HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) { }
        }
        throw new TimeoutException($"L'application n'est pas prête après {Patience.TotalSeconds} secondes.\n{Sortie()}");
    }

    private void Noter(string? ligne)
    {
        lock (sortie) sortie.AppendLine(ligne);
    }

    private static int PortLibre()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }
}
