using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Initialisation;

namespace RupnManager.Services.Demonstration;

/// <summary>L'académie, ses établissements, ses réglages et ses modèles de lettre.</summary>
internal static class Decor
{
    private const string TitreDe2013 = "Délégué Académique au Numérique";
    private const string TitreActuel = "Déléguée académique au numérique éducatif";
    private const string Eclore =
        "Avec les référents du bassin, il est personne ressource du réseau des référents numériques auquel participe son établissement,";

    public static void Planter(RupnDbContext db, Scene scene)
    {
        db.Departements.AddRange(Troupe.Departements.Select(d => new Departement
        {
            Code = d.Code, Libelle = d.Libelle, CodeAcademie = Troupe.CodeAcademie,
        }));
        foreach (var lieu in Troupe.Lieux) scene.Lieux[lieu.Cle] = Batir(lieu);
        db.Etablissements.AddRange(scene.Lieux.Values);
        foreach (var annee in new[] { 2013, 2025, 2026 }) scene.Reglages[annee] = Regler(annee);
        db.Reglages.AddRange(scene.Reglages.Values);
    }

    /// <summary>Les modèles, du plus ancien au plus récent ; le dernier, en préparation, a un champ inconnu à corriger.</summary>
    public static IEnumerable<(ModeleDeLettre Modele, DateOnly? PublieLe)> Modeles()
    {
        yield return (Modele(2013, 1, LettreType.Source()), new(2013, 9, 2));
        yield return (Modele(2025, 1, LettreType.SansMotLocal()), new(2025, 9, 2));
        yield return (Modele(2026, 1, LettreType.SansMotLocal()), new(2026, 9, 2));
        var reseau = Modele(2026, 2, LettreType.SansMotLocal());
        reseau.Ecrire("p2.eclore", Eclore);
        yield return (reseau, new(2026, 11, 2));
        var prochain = Modele(2027, 1, LettreType.SansMotLocal());
        prochain.Ecrire("p2.eclore", Eclore);
        prochain.Ecrire("moyens.materiel", "L'établissement met à disposition du RUPN : [équipements], dans [lieux].");
        prochain.EcrireQuiFaitQuoi(
        [
            .. ModeleQuiFaitQuoi.Lignes.Select(l => l.Cle == "q.postes" ? l with { Prestataire = Participation.Fait } : l),
            new("q.ia", "Choisir et déclarer un outil d'intelligence artificielle", Participation.Fait, Participation.Informe, Participation.Contribue, Participation.SansObjet),
        ]);
        yield return (prochain, null);
    }

    private static Etablissement Batir(LieuDeTroupe lieu) => new()
    {
        Uai = Uai.Lire(lieu.Uai), Nom = lieu.Nom, Nature = lieu.Nature, Type = NatureUai.Type(lieu.Nature)!.Value, Commune = lieu.Commune,
        CodeAcademie = Troupe.CodeAcademie, CodeDepartement = lieu.Departement, Bassin = lieu.Bassin,
        Latitude = lieu.Latitude, Longitude = lieu.Longitude, Effectif = lieu.Effectif,
        Courriel = $"ce.{lieu.Uai.ToLowerInvariant()}@demo.example",
    };

    private static ReglageAcademique Regler(int annee) => new()
    {
        CodeAcademie = Troupe.CodeAcademie, Annee = new(annee), TitreDuTroisiemeSignataire = annee < 2015 ? TitreDe2013 : TitreActuel,
    };

    private static ModeleDeLettre Modele(int annee, int numero, IReadOnlyList<ClauseDeModele> clauses) =>
        new() { CodeAcademie = Troupe.CodeAcademie, Annee = new(annee), Numero = numero, Clauses = clauses };
}
