using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Donne à chaque établissement ses chefs, son intendance et ses RUPN, et à chaque académie son DAN et son rectorat.</summary>
internal sealed class Recrutement(int graine, AnneeScolaire premiere, AnneeScolaire derniere)
{
    private static readonly DateOnly Entree = new(2010, 9, 1);

    private static readonly string[] Corps =
    [
        "certifié, technologie", "certifié, mathématiques", "certifié, documentation", "agrégé, physique-chimie", "certifié, histoire-géographie",
        "certifié, lettres modernes", "professeur de lycée professionnel", "certifié, anglais", "agrégé, sciences de la vie et de la Terre", "certifié, arts plastiques",
    ];

    private readonly Identites _identites = new(graine);

    public Equipe Former(Etablissement lieu, bool temoin)
    {
        var (equipe, hasard) = (new Equipe(lieu, temoin), new Hasard(graine, $"equipe {lieu.Uai}"));
        NommerLesChefs(equipe, hasard);
        var gestionnaire = _identites.Inventer($"intendance.{lieu.Uai}");
        equipe.Intendance.Add(Affecter(gestionnaire, Role.Intendance, lieu, Entree, "adjoint gestionnaire"));
        equipe.EnFonction.Add(gestionnaire);
        for (var place = 1; place <= NombreDePlaces(lieu, hasard); place++) PourvoirUnePlace(equipe, place, hasard);
        if (temoin) Deleguer(equipe);
        return equipe;
    }

    public EquipeAcademique Former(Academie academie) => new(academie)
    {
        AffectationDuDan = Affecter(_identites.Inventer($"dan.{academie.Code}"), Role.Dan, academie, "délégué académique au numérique éducatif"),
        AffectationDuRectorat = Affecter(_identites.Inventer($"rectorat.{academie.Code}"), Role.Rectorat, academie, null),
    };

    public Affectation Administrateur() => new()
    {
        Personne = _identites.Inventer("admin"), PersonneId = Hasard.Identifiant(graine, "admin"), Role = Role.Administrateur, Debut = Entree,
    };

    /// <summary>2,2 en moyenne : un ou deux en collège, deux à quatre en lycée, un en EREA.</summary>
    private static int NombreDePlaces(Etablissement lieu, Hasard hasard) => lieu.Type switch
    {
        TypeEtablissement.College => hasard.Chance(85) ? 2 : 1,
        TypeEtablissement.Lycee => hasard.Entre(2, 4),
        _ => 1,
    };

    private void NommerLesChefs(Equipe equipe, Hasard hasard)
    {
        var debut = Entree;
        for (var rang = 1; ; rang++)
        {
            var suite = new DateOnly(debut.Year + hasard.Entre(3, 6), 9, 1);
            var dernier = suite > derniere.PremierJour;
            // Le dernier chef a l'adresse la plus simple : c'est par elle qu'un stagiaire entre.
            var chef = _identites.Inventer(dernier ? $"chef.{equipe.Lieu.Uai}" : $"chef{rang}.{equipe.Lieu.Uai}");
            equipe.Chefs.Add(Affecter(chef, Role.ChefEtablissement, equipe.Lieu, debut, Titre(equipe.Lieu.Type, chef.Civilite), dernier ? null : suite.AddDays(-1)));
            if (dernier)
            {
                equipe.EnFonction.Add(chef);
                return;
            }
            debut = suite;
        }
    }

    private void PourvoirUnePlace(Equipe equipe, int place, Hasard hasard)
    {
        var titulaires = new List<Titulaire>();
        equipe.Places.Add(titulaires);
        for (var annee = premiere; annee <= derniere;)
        {
            var suivante = new AnneeScolaire(annee.Debut + hasard.Entre(2, 7));
            var dernier = suivante > derniere;
            var personne = _identites.Inventer(dernier ? $"rupn{place}.{equipe.Lieu.Uai}" : $"rupn{place}.{annee.Debut}.{equipe.Lieu.Uai}");
            var agent = new Personnel
            {
                PersonneId = personne.Id, Personne = personne, EtablissementId = equipe.Lieu.Id, Etablissement = equipe.Lieu,
                Categorie = CategorieDePersonnel.Enseignant, CorpsGrade = hasard.Parmi(Corps), Titulaire = hasard.Chance(92),
                ServiceCompletDeclareLe = annee.PremierJour,
            };
            if (!dernier && hasard.Chance(50)) agent.Partir(suivante.PremierJour.AddDays(-1), suivante.PremierJour);
            titulaires.Add(new(agent, Affecter(personne, Role.Rupn, equipe.Lieu, annee.PremierJour, null, dernier ? null : suivante.PremierJour.AddDays(-1))));
            if (dernier) equipe.EnFonction.Add(personne);
            annee = suivante;
        }
    }

    private void Deleguer(Equipe equipe)
    {
        var (chef, adjoint) = (equipe.Chefs[^1].Personne!, _identites.Inventer($"adjoint.{equipe.Lieu.Uai}"));
        equipe.Delegation = new()
        {
            EtablissementId = equipe.Lieu.Id, Etablissement = equipe.Lieu, DelegantId = chef.Id, Delegant = chef, DelegataireId = adjoint.Id, Delegataire = adjoint,
            TitreDuDelegataire = $"{Titre(equipe.Lieu.Type, adjoint.Civilite)} {(adjoint.Civilite is Civilite.Mme ? "adjointe" : "adjoint")}",
            Reference = $"Arrêté {derniere.Debut}-01", Debut = derniere.PremierJour, Fin = derniere.DernierJour,
        };
        equipe.EnFonction.Add(adjoint);
    }

    private static string Titre(TypeEtablissement type, Civilite civilite) => (type, civilite) switch
    {
        (TypeEtablissement.College, Civilite.Mme) => "principale",
        (TypeEtablissement.College, _) => "principal",
        (TypeEtablissement.Lycee, Civilite.Mme) => "proviseure",
        (TypeEtablissement.Lycee, _) => "proviseur",
        (_, Civilite.Mme) => "directrice",
        _ => "directeur",
    };

    private static Affectation Affecter(Personne personne, Role role, Etablissement lieu, DateOnly debut, string? titre, DateOnly? fin = null)
    {
        var affectation = new Affectation
        {
            PersonneId = personne.Id, Personne = personne, Role = role, EtablissementId = lieu.Id, Etablissement = lieu, Debut = debut, Titre = titre,
        }.Verifier();
        if (fin is { } terme) affectation.Terminer(terme);
        return affectation;
    }

    private static Affectation Affecter(Personne personne, Role role, Academie academie, string? titre) => new Affectation
    {
        PersonneId = personne.Id, Personne = personne, Role = role, CodeAcademie = academie.Code, Academie = academie, Debut = Entree, Titre = titre,
    }.Verifier();
}
