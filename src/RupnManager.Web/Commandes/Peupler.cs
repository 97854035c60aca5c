using System.Diagnostics;
using System.Globalization;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Demonstration.Peuplement;
using RupnManager.Services.Initialisation;

namespace RupnManager.Web.Commandes;

/// <summary>« peupler --graine 2026 … » : remplit une base vide de données fictives ; 0 si c'est fait, 1 si une règle le refuse, 2 si la demande ne se lit pas.</summary>
internal static class Peupler
{
    private const string Usage =
        "Usage : peupler --graine N [--annuaire fichier.csv] [--academie 13] [--etablissements N] [--annees 10] [--activites 1000000] [--temoins 2] [--a-valider 0] [--oui]";

    private static readonly HashSet<string> Nombres = ["--graine", "--etablissements", "--annees", "--activites", "--temoins", "--a-valider"];

    public static async Task<int> ExecuterAsync(IServiceProvider services, string[] args, TextWriter sortie)
    {
        if (await LireAsync(args) is not { } demande)
        {
            await sortie.WriteLineAsync(Usage);
            return Commandes.Inutilisable;
        }
        try
        {
            if (services.GetRequiredService<IHostEnvironment>().IsProduction() && !args.Contains("--oui")) throw ReglesDuPeuplement.Production.Refus();
            await services.GetRequiredService<InitialisationService>().PreparerAsync();
            var montre = Stopwatch.StartNew();
            var rapport = await services.GetRequiredService<PeuplementService>().PeuplerAsync(demande, phrase => sortie.WriteLine($"{montre.Elapsed:hh\\:mm\\:ss}  {phrase}"));
            await DireAsync(rapport, sortie);
            return Commandes.Reussite;
        }
        catch (RegleMetierException refus)
        {
            await sortie.WriteLineAsync(refus.Message);
            return Commandes.Anomalie;
        }
    }

    private static async Task DireAsync(RapportDePeuplement rapport, TextWriter sortie)
    {
        await sortie.WriteLineAsync($"""
            {rapport.Etablissements} établissements, {rapport.Personnes} personnes, {rapport.Missions} missions, {rapport.Lettres} lettres dont {rapport.Scellees} scellées,
            {rapport.Activites} activités, {rapport.Bilans} bilans, {rapport.Attributions} attributions,
            {rapport.Campagnes} campagnes, {rapport.Lots} lots, {rapport.Rappels} rappels et {rapport.Courriels} courriels partis, {rapport.Entrees} entrées au journal.
            Empreinte du contenu : {rapport.Empreinte}
            Comptes ouverts, mot de passe « {Troupe.MotDePasse} » : {string.Join(", ", rapport.Comptes.Take(12))}{(rapport.Comptes.Count > 12 ? $" et {rapport.Comptes.Count - 12} autres" : "")}.
            """);
    }

    private static async Task<DemandeDePeuplement?> LireAsync(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--oui") continue;
            if (i + 1 == args.Length || !(Nombres.Contains(args[i]) || args[i] is "--annuaire" or "--academie") || !options.TryAdd(args[i], args[++i])) return null;
        }
        if (!options.ContainsKey("--graine") || options.Any(o => Nombres.Contains(o.Key) && !int.TryParse(o.Value, CultureInfo.InvariantCulture, out _))) return null;
        if (options.TryGetValue("--annuaire", out var fichier) && !File.Exists(fichier)) return null;
        int? Nombre(string option) => options.TryGetValue(option, out var valeur) ? int.Parse(valeur, CultureInfo.InvariantCulture) : null;
        var defaut = new DemandeDePeuplement { Graine = Nombre("--graine")!.Value };
        return defaut with
        {
            Annuaire = fichier is null ? null : await File.ReadAllBytesAsync(fichier),
            CodeAcademie = options.GetValueOrDefault("--academie"),
            Etablissements = Nombre("--etablissements"),
            Annees = Nombre("--annees") ?? defaut.Annees,
            Activites = Nombre("--activites") ?? defaut.Activites,
            Temoins = Nombre("--temoins") ?? defaut.Temoins,
            AValider = Nombre("--a-valider") ?? defaut.AValider,
        };
    }
}
