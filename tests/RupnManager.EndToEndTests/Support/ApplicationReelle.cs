using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RupnManager.EndToEndTests.Support;

/// <summary>L'application elle-même, dans son processus, sur un port libre, avec une base neuve et l'académie de démonstration.</summary>
public sealed class ApplicationReelle : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Le jour où se jouent tous les parcours, application et navigateur : celui de l'histoire de la troupe, en quelque mois qu'on les lance.</summary>
    public static readonly DateOnly Aujourdhui = new(2026, 11, 26);

    private readonly StringBuilder sortie = new();
    private readonly bool demonstration;
    private Process processus;

    private ApplicationReelle(bool demonstration)
    {
        this.demonstration = demonstration;
        Dossier = Directory.CreateTempSubdirectory("rupn-parcours-").FullName;
        foreach (var reglages in Directory.GetFiles(Path.GetDirectoryName(Lieux.Application)!, "appsettings*.json"))
            File.Copy(reglages, Path.Combine(Dossier, Path.GetFileName(reglages)));
        Adresse = new Uri($"http://localhost:{PortLibre()}");
        processus = Lancer();
    }

    /// <summary>Le dossier de contenu de l'application : App_Data s'y trouve.</summary>
    public string Dossier { get; }

    public Uri Adresse { get; }

    public static Task<ApplicationReelle> DemarrerAsync() => OuvrirAsync(new(demonstration: true));

    /// <summary>L'application sur une base que la commande « peupler » vient de remplir.</summary>
    public static async Task<ApplicationReelle> DemarrerPeupleeAsync(params string[] options)
    {
        var application = new ApplicationReelle(demonstration: false);
        using (var commande = application.Lancer(["peupler", .. options]))
        {
            commande.Demarrer();
            await commande.WaitForExitAsync();
            if (commande.ExitCode != 0) throw new InvalidOperationException($"Le peuplement a échoué (code {commande.ExitCode}).\n{application.Sortie()}");
        }
        return await OuvrirAsync(application);
    }

    /// <summary>Le processus meurt au milieu de ce qu'il fait, comme par une panne.</summary>
    public async Task TuerAsync()
    {
        processus.Kill(entireProcessTree: true);
        await processus.WaitForExitAsync();
    }

    /// <summary>Relance l'application, à la même adresse, sur ce que la précédente a laissé.</summary>
    public async Task RelancerAsync()
    {
        processus.Dispose();
        processus = Lancer();
        processus.Demarrer();
        await AttendreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!processus.HasExited) await TuerAsync();
        processus.Dispose();
        Directory.Delete(Dossier, recursive: true);
    }

    private static async Task<ApplicationReelle> OuvrirAsync(ApplicationReelle application)
    {
        application.processus.Demarrer();
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

    /// <summary>Ce que l'application a écrit jusqu'ici, pour expliquer un échec.</summary>
    public string Sortie()
    {
        lock (sortie) return sortie.ToString();
    }

    private Process Lancer(params string[] commande)
    {
        var lance = new Process { StartInfo = Demarrage(commande) };
        lance.OutputDataReceived += (_, e) => Noter(e.Data);
        lance.ErrorDataReceived += (_, e) => Noter(e.Data);
        return lance;
    }

    private ProcessStartInfo Demarrage(string[] commande)
    {
        var demarrage = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Dossier,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = commande.Length > 0 ? [Lieux.Application, .. commande] : [Lieux.Application, "--contentRoot", Dossier, "--urls", Adresse.ToString()];
        foreach (var argument in arguments) demarrage.ArgumentList.Add(argument);
        demarrage.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        demarrage.Environment["Horloge__Jour"] = Aujourdhui.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Les rappels de règle passent selon l'heure : les parcours n'en dépendent pas.
        demarrage.Environment["Courriels__Rappels"] = "false";
        demarrage.Environment["Database__Engine"] = "Sqlite";
        demarrage.Environment["ConnectionStrings__Rupn"] = $"Data Source={Path.Combine(Dossier, "App_Data", "rupn.db")}";
        demarrage.Environment["Demo__Enabled"] = demonstration ? "true" : "false";
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

internal static class Processus
{
    /// <summary>Démarre, et lit ce qu'il écrit au fil de l'eau.</summary>
    public static void Demarrer(this Process processus)
    {
        processus.Start();
        processus.BeginOutputReadLine();
        processus.BeginErrorReadLine();
    }
}
