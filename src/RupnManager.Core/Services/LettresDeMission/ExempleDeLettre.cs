using System.Collections.Immutable;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Une lettre fictive, pour voir un modèle comme on la lira ; elle n'est jamais enregistrée.</summary>
internal static class ExempleDeLettre
{
    private static readonly ImmutableSortedDictionary<string, string> Champs = new Dictionary<string, string>
    {
        ["durée"] = "deux heures par semaine", ["créneaux"] = "lundi de 13 h à 15 h", ["équipements"] = "un ordinateur portable",
        ["lieu"] = "la salle A 12", ["date"] = "1er décembre", ["indicateurs"] = "actions menées, enseignants accompagnés",
    }.ToImmutableSortedDictionary();

    public static LettreDeMission Pour(ModeleDeLettre modele, ReglageAcademique reglage, Academie? academie)
    {
        var mission = Mission(modele.Annee, academie ?? new() { Code = "", Libelle = "exemple" });
        var contenu = ContenuDeLettre.Initial(modele) with { Champs = Champs, QuiFaitQuoi = [.. modele.QuiFaitQuoi] };
        return LettreDeMission.Rediger(mission, modele, reglage, 1, "", contenu, default);
    }

    private static Mission Mission(AnneeScolaire annee, Academie academie)
    {
        var etablissement = new Etablissement
        {
            Uai = Uai.Lire("0992001M"), Nom = "Collège de l'exemple", Nature = 340, Type = TypeEtablissement.College, Commune = "Exemple",
            CodeAcademie = academie.Code, CodeDepartement = "", Academie = academie,
        };
        var personne = new Personne { Civilite = Civilite.Mme, Prenom = "Prénom", NomUsage = "Nom", Courriel = "" };
        var personnel = new Personnel
        {
            PersonneId = personne.Id, Personne = personne, EtablissementId = etablissement.Id,
            Categorie = CategorieDePersonnel.Enseignant, CorpsGrade = "", Titulaire = true,
        };
        var fonction = new Fonction
        {
            Code = Fonction.CodeRupn, Libelle = "référent pour les usages pédagogiques du numérique", Source = "",
            TypeEtablissement = etablissement.Type, Depuis = AnneeScolaire.Premiere,
        };
        return new()
        {
            PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = etablissement.Id, Etablissement = etablissement,
            FonctionId = fonction.Id, Fonction = fonction, Annee = annee,
            Indemnisation = annee.Regime is Regime.Ific ? Indemnisation.VersementUnique : Indemnisation.Neuviemes,
        };
    }
}
