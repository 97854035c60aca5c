using System.Text.RegularExpressions;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;

namespace RupnManager.Tests.Documentation;

/// <summary>Le diagramme des états d'une lettre est celui que le domaine suit : on y tente chaque geste depuis chaque état.</summary>
public sealed partial class DiagrammeDeLaLettreTests
{
    private static readonly DateTime Quand = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);
    private static readonly Acteur Chef = Acteur("Mme Hélène Petit", Role.ChefEtablissement);
    private static readonly Acteur Rupn = Acteur("M. Karim Durand", Role.Rupn);
    private static readonly Acteur Dan = Acteur("Mme Sophie Leroy", Role.Dan);

    private static readonly Dictionary<string, Action<LettreDeMission>> Gestes = new()
    {
        ["Mettre à la signature"] = l => l.MettreALaSignature(Quand),
        ["Reprendre"] = l => l.Reprendre(Quand),
        ["Abandonner"] = l => l.Abandonner(Quand),
        ["Remplacer le RUPN (chef)"] = l => l.FermerPourUnAutre(Chef, "Motif", Quand),
        ["Signer (chef)"] = l => l.Signer(Etape.Chef, Chef, Demande(l), Quand),
        ["Signer (RUPN)"] = l => l.Signer(Etape.Rupn, Rupn, Demande(l), Quand),
        ["Valider (DAN)"] = l => l.Signer(Etape.Dan, Dan, Demande(l), Quand),
        ["Refuser (RUPN)"] = l => l.Refuser(Rupn, "Motif", Quand),
        ["Renvoyer (DAN)"] = l => l.Renvoyer(Dan, "Motif", Quand),
        ["Retirer (chef)"] = l => l.Retirer(Etape.Chef, Chef, Quand),
        ["Retirer (RUPN)"] = l => l.Retirer(Etape.Rupn, Rupn, Quand),
        ["Sceller"] = l => l.NoterScellement(Quand),
        ["Avenant validé"] = l => l.Remplacer(Quand),
        ["Fin de mission validée"] = l => l.Terminer(Quand),
    };

    [Fact]
    public void Le_diagramme_est_celui_du_domaine()
    {
        var dessinees = Fleche().Matches(DomaineTests.Section("Le circuit d'une lettre"))
            .SelectMany(m => m.Groups[3].Value.Split(" ou ").Select(geste => (m.Groups[1].Value, m.Groups[2].Value, geste.Trim()))).ToHashSet();

        var suivies = Explorer(validationDuDan: true).Concat(Explorer(validationDuDan: false)).ToHashSet();

        Assert.True(suivies.Count >= 15, $"Seulement {suivies.Count} passages trouvés.");
        Assert.Equal(suivies.Order(), dessinees.Order());
    }

    /// <summary>Tous les passages « état → état par geste », en rejouant chaque chemin depuis une lettre neuve.</summary>
    private static IEnumerable<(string De, string Vers, string Geste)> Explorer(bool validationDuDan)
    {
        var chemins = new Queue<string[]>([[]]);
        var vus = new HashSet<EtatDeLettre>();
        while (chemins.TryDequeue(out var chemin))
        {
            if (!vus.Add(Rejouer(chemin, validationDuDan).Etat)) continue;
            foreach (var (geste, faire) in Gestes)
            {
                var lettre = Rejouer(chemin, validationDuDan);
                var avant = lettre.Etat;
                if (!Essayer(() => faire(lettre))) continue;
                yield return (avant.ToString(), lettre.Etat.ToString(), geste);
                chemins.Enqueue([.. chemin, geste]);
            }
        }
    }

    private static bool Essayer(Action geste)
    {
        try
        {
            geste();
            return true;
        }
        catch (RegleMetierException)
        {
            return false;
        }
    }

    private static LettreDeMission Rejouer(string[] chemin, bool validationDuDan)
    {
        var lettre = Brouillon(validationDuDan);
        foreach (var geste in chemin) Gestes[geste](lettre);
        return lettre;
    }

    private static LettreDeMission Brouillon(bool validationDuDan)
    {
        var annee = new AnneeScolaire(2026);
        var etablissement = new Etablissement
        {
            Uai = Uai.Lire("0992001M"), Nom = "Collège Les Trois-Rivières", Nature = 340, Type = TypeEtablissement.College,
            CodeAcademie = "99", CodeDepartement = "992", Commune = "Clairvanne", Academie = new Academie { Code = "99", Libelle = "démonstration" },
        };
        var personne = new Personne { Id = Rupn.PersonneId, Civilite = Civilite.M, Prenom = "Karim", NomUsage = "Durand", Courriel = "k@demo.example" };
        var mission = new Mission
        {
            EtablissementId = etablissement.Id, Etablissement = etablissement, FonctionId = Guid.CreateVersion7(), Annee = annee,
            Fonction = new Fonction
            {
                Code = Fonction.CodeRupn, Libelle = "référent", TypeEtablissement = TypeEtablissement.College, Depuis = AnneeScolaire.Premiere, Source = "art. 2",
            },
            PersonnelId = Guid.CreateVersion7(),
            Personnel = new Personnel
            {
                PersonneId = personne.Id, Personne = personne, EtablissementId = etablissement.Id,
                Categorie = CategorieDePersonnel.Enseignant, CorpsGrade = "certifié", Titulaire = true,
            },
        };
        mission.Dater(annee.PremierJour, annee.DernierJour);
        var modele = new ModeleDeLettre { Annee = annee, Numero = 1, Clauses = LettreType.SansMotLocal() };
        var reglage = new ReglageAcademique { CodeAcademie = "99", Annee = annee, ValidationDuDan = validationDuDan };
        return LettreDeMission.Rediger(mission, modele, reglage, 1, CodeDeVerification.Tirer(), new ContenuDeLettre(), Quand);
    }

    private static SignatureDemandee Demande(LettreDeMission lettre) =>
        new(lettre.VersionCourante.Empreinte ?? "", SignatureDemandee.MotDePasse);

    private static Acteur Acteur(string nom, Role role) => new()
    {
        PersonneId = Guid.CreateVersion7(), Civilite = Civilite.M, Designation = nom, Role = role, Qualite = role.Libelle(), QualiteId = Guid.CreateVersion7(),
    };

    [GeneratedRegex(@"^\s*(\w+) --> (\w+) : (.+)$", RegexOptions.Multiline)]
    private static partial Regex Fleche();
}
