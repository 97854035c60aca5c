namespace RupnManager.Services.Demonstration;

/// <summary>Ce qu'un RUPN de la troupe écrit de son année.</summary>
internal sealed record TexteDeBilan(string Reussites, string Difficultes, string Besoins, string Perspectives, string Formation);

/// <summary>Les textes des bilans de la troupe.</summary>
internal static class TextesDesBilansDeTroupe
{
    private static readonly Dictionary<(string Agent, int Annee), TexteDeBilan> Textes = new()
    {
        [("rupn.college", 2013)] = new(
            "Le journal en ligne des 4e et la semaine de la presse ont réuni sept enseignants ; les comptes des parents de 3e sont ouverts.",
            "Le réseau a été coupé en décembre ; le prêt de la salle manque de créneaux.",
            "Deux vidéoprojecteurs ; une formation aux tablettes.",
            "Un chariot de tablettes et un parcours sur l'identité numérique dès la 6e.",
            "Usages des tablettes"),
        [("rupn.college", 2025)] = new(
            "La webradio des 5e a produit six émissions ; tous les 3e ont passé la certification Pix.",
            "Quatre tablettes en panne tout le printemps ; les créneaux de la salle sont pris par les mêmes classes.",
            "Une réserve de tablettes ; des casques pour les langues.",
            "Un cadre d'usage de l'intelligence artificielle, écrit avec les équipes.",
            "Intelligence artificielle en classe\nMontage audio"),
        [("rupn2.college", 2025)] = new(
            "Le parcours sur la recherche d'information est suivi de la 6e à la 3e.",
            "Le réseau est lent quand deux classes travaillent ensemble.",
            "Un point d'accès de plus au centre de documentation.",
            "Un club de vérification de l'information.",
            "Vérification de l'information\nIntelligence artificielle en classe"),
        [("rupn.lycee", 2025)] = new(
            "Les sciences partagent leurs exercices en ligne entre classes.",
            "Le parc mobile n'est pas suivi depuis le départ du technicien.",
            "À préciser avec les équipes.",
            "Reprendre l'inventaire du parc mobile.",
            "Exercices en ligne"),
        [("rupn2.lycee", 2025)] = new("L'atelier est relié à l'ENT.", "Peu de temps commun avec les équipes.", "Trois postes pour l'atelier.", "", "Messagerie de l'ENT"),
        [("rupn.erea", 2025)] = new(
            "Le livre numérique des élèves a été présenté aux familles.",
            "Deux postes de l'atelier attendent leur réparation.",
            "Un logiciel de lecture à voix haute pour chaque classe.",
            "Une identité numérique préparée avant chaque stage.",
            "Accessibilité des documents"),
        [("rupn.saulnieres", 2025)] = new(
            "Un exposé sur deux est rendu en ligne.", "Le réseau est coupé à chaque orage.", "Un onduleur ; deux vidéoprojecteurs.",
            "Ouvrir l'ENT aux parents de 6e.", "Messagerie de l'ENT"),
        [("rupn.futaie", 2025)] = new(
            "Les langues enregistrent leurs élèves chaque mois.", "Les casques manquent ; le réseau est lent le lundi.", "Trente casques.",
            "Un échange à distance avec un collège partenaire.", "Montage audio"),
        [("rupn.embruns", 2025)] = new(
            "Trois équipes ont bâti leur progression sur Pix.", "Les identifiants se perdent ; le réseau de l'internat est lent.", "Un chariot de portables.",
            "Un accueil numérique des secondes.", "Pix : suivi des parcours"),
        [("rupn.deuxrives", 2025)] = new(
            "L'exposition virtuelle des 4e est visitée par les familles.", "Le temps manque pour les collègues débutants.", "Une tablette graphique.",
            "Un tutorat entre collègues.", "Usages des tablettes"),
        [("rupn.pont", 2025)] = new(
            "Les capteurs de physique servent à toutes les classes de 3e.", "Le réseau tombe en fin de matinée ; les créneaux sont rares.", "Des capteurs de rechange.",
            "Un carnet d'expériences en ligne.", "Usages des tablettes\nIntelligence artificielle en classe"),
        [("rupn.forges", 2025)] = new("Les plans se lisent sur tablette à l'atelier.", "Les tablettes se déchargent.", "Des stations de charge.", "", "Usages des tablettes"),
    };

    private static readonly TexteDeBilan DAutrefois = new(
        "L'ENT est ouvert à toutes les classes ; les collègues y déposent leurs cours.",
        "Le réseau est lent quand deux classes travaillent ensemble.",
        "Un vidéoprojecteur par salle de sciences.",
        "Ouvrir les comptes des parents.",
        "Tableau numérique interactif");

    public static TexteDeBilan De(string agent, int annee) => Textes.GetValueOrDefault((agent, annee)) ?? DAutrefois;
}
