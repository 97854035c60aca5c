using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Textes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Bilans;

/// <summary>La synthèse des bilans soumis d'une académie : petits nombres protégés, aucun nom, aucun montant.</summary>
public sealed class SyntheseService(RupnDbContext db, JournalService journal)
{
    private const int CitationsMontrees = 15;
    private const int ExtraitsMontres = 50;

    private sealed record BilanLu(
        Guid PersonneId, Guid EtablissementId, string Departement, TypeEtablissement Type, ChiffresDuBilan Chiffres,
        IReadOnlyDictionary<string, Reponse> Reponses, string Recherche)
    {
        public string Texte(string cle) => Reponses.GetValueOrDefault(cle)?.Texte ?? "";
    }

    /// <summary>La synthèse de l'année, et ce que disent les bilans d'une recherche en texte intégral.</summary>
    public async Task<SyntheseDesBilans> OuvrirAsync(AnneeScolaire annee, string? recherche, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterSynthese);
        var bilans = await db.Bilans.VisiblesPar(acteur).AsNoTracking().Where(b => b.Annee == annee && b.Chiffres != null)
            .Select(b => new BilanLu(b.PersonneId, b.EtablissementId, b.Etablissement!.CodeDepartement, b.Etablissement.Type, b.Chiffres!, b.Reponses, b.Recherche))
            .ToListAsync(ct);
        var departements = await db.Departements.AsNoTracking().Where(d => d.CodeAcademie == acteur.CodeAcademie).ToDictionaryAsync(d => d.Code, d => d.Libelle, ct);
        var noms = await NomsAsync(annee, acteur, ct);
        var assez = bilans.Count >= SecretStatistique.Seuil;
        var cumul = ChiffresDuBilan.Cumuler(assez ? bilans.Select(b => b.Chiffres) : []);
        IEnumerable<string> Idees(BilanLu b, string cle) => TextesDesBilans.Idees(TextesDesBilans.SansNom(b.Texte(cle), noms[b.EtablissementId]));
        var mots = TexteDeRecherche.Mots(recherche);
        var trouves = mots.Count == 0 ? [] : bilans.Where(b => mots.All(m => b.Recherche.Contains(m, StringComparison.Ordinal))).ToList();
        return new()
        {
            Annee = annee,
            Academie = acteur.Lieu,
            Total = new("Académie", assez ? Compter(bilans) : null),
            ParDepartement = Grouper(bilans, b => departements.GetValueOrDefault(b.Departement) ?? b.Departement),
            ParType = Grouper(bilans, b => NomDuType(b.Type)),
            ParPartie = assez ? MesuresDuBilan.ParPartie(cumul, null) : [],
            ParNature = assez ? ParNature(bilans, cumul) : [],
            Formations = assez ? TextesDesBilans.Compter(bilans.Select(b => Idees(b, QuestionsDuBilan.Formation)), CitationsMontrees) : [],
            Besoins = assez ? TextesDesBilans.Compter(bilans.Select(b => Idees(b, QuestionsDuBilan.Besoins)), CitationsMontrees) : [],
            Difficultes = assez ? TextesDesBilans.Compter(bilans.Select(b => Idees(b, QuestionsDuBilan.Difficultes).SelectMany(TextesDesBilans.Mots)), CitationsMontrees) : [],
            Recherche = string.IsNullOrWhiteSpace(recherche) ? null : recherche.Trim(),
            Trouves = mots.Count == 0 ? null : new(recherche!.Trim(), trouves.Count),
            Extraits = assez
                ? [.. trouves.SelectMany(b => new[] { QuestionsDuBilan.Difficultes, QuestionsDuBilan.Besoins, QuestionsDuBilan.Formation }.SelectMany(c => Idees(b, c)))
                    .Where(i => mots.Any(m => TextesDesBilans.Dit(i, [m]))).Distinct().Order(StringComparer.CurrentCulture).Take(ExtraitsMontres)]
                : [],
        };
    }

    /// <summary>Le classeur de la synthèse, consigné au journal.</summary>
    public async Task<DocumentDeBilan> ExporterAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        var synthese = await OuvrirAsync(annee, null, acteur, ct);
        journal.Consigner(acteur, Evenement.SyntheseExportee, new("synthèse des bilans", Guid.Empty, null, acteur.CodeAcademie), $"a exporté la synthèse des bilans {annee}.");
        await db.SaveChangesAsync(ct);
        return new(XlsxDeSynthese.Ecrire(synthese), $"synthese-des-bilans-{annee}.xlsx");
    }

    private static List<GroupeDeSynthese> Grouper(List<BilanLu> bilans, Func<BilanLu, string> cle)
    {
        var groupes = bilans.GroupBy(cle).OrderBy(g => g.Key, StringComparer.CurrentCulture).ToList();
        var masques = SecretStatistique.AMasquer(groupes.Select(g => (g.Key, g.Count())));
        return [.. groupes.Select(g => new GroupeDeSynthese(g.Key, masques.Contains(g.Key) ? null : Compter([.. g])))];
    }

    /// <summary>Une nature que peu de bilans portent se fond dans « Autres natures », avec d'autres s'il le faut.</summary>
    private static List<LigneDeMesure> ParNature(List<BilanLu> bilans, ChiffresDuBilan cumul)
    {
        var porteurs = cumul.ParNature.ToDictionary(l => l.Cle, l => bilans.Where(b => b.Chiffres.ParNature.Any(n => n.Cle == l.Cle)).ToList());
        var fondues = new HashSet<string>();
        foreach (var (cle, avec) in porteurs.OrderBy(p => p.Value.Count))
        {
            var reunis = fondues.SelectMany(f => porteurs[f]).Distinct().Count();
            if (avec.Count >= SecretStatistique.Seuil && (fondues.Count == 0 || reunis >= SecretStatistique.Seuil)) break;
            fondues.Add(cle);
        }
        var montrees = MesuresDuBilan.ParNature(cumul with { ParNature = [.. cumul.ParNature.Where(l => !fondues.Contains(l.Cle))] }, null);
        var autres = cumul.ParNature.Where(l => fondues.Contains(l.Cle)).ToList();
        return autres.Count == 0 ? [.. montrees] : [.. montrees, new("Autres natures", autres.Sum(l => l.Minutes), autres.Sum(l => l.Seances))];
    }

    private static ChiffresDeGroupe Compter(List<BilanLu> bilans) => new(bilans.Count, bilans.Select(b => b.PersonneId).Distinct().Count(),
        bilans.Select(b => b.EtablissementId).Distinct().Count(), bilans.Sum(b => b.Chiffres.Total.Seances), bilans.Sum(b => b.Chiffres.Total.Minutes));

    /// <summary>Les noms à retirer des textes : ceux des agents des établissements qui ont un bilan.</summary>
    private async Task<ILookup<Guid, string>> NomsAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var concernes = db.Bilans.VisiblesPar(acteur).Where(b => b.Annee == annee).Select(b => b.EtablissementId);
        var noms = await db.Personnels.VisiblesPar(acteur).AsNoTracking().Where(p => concernes.Contains(p.EtablissementId))
            .Select(p => new { p.EtablissementId, p.Personne!.NomUsage }).Distinct().ToListAsync(ct);
        return noms.ToLookup(n => n.EtablissementId, n => n.NomUsage);
    }

    private static string NomDuType(TypeEtablissement type)
    {
        var nom = Fonction.LibelleDuType(type);
        return $"{char.ToUpperInvariant(nom[0])}{nom[1..]}";
    }
}
