"""The shapes in which a place is written down: postcodes, streets, coordinates, links to maps, ways to a door.

They are looked for in text that `plain.undressed` has made plain. They find the usual forms and the usual disguises;
tests/hostile/ holds what they are tried on, and the list of what only a person can see.
"""

from __future__ import annotations

import re

# Postcodes.
# Short words and days that stand before figures in ordinary sentences and begin no postcode: “up to 25 at a time”, “MO 9-5 by”.
WORDS = "a|am|an|as|at|be|by|do|go|he|i|if|in|is|it|my|no|of|on|or|pm|to|up|us|we|mo|tu|th|fr|su"
BETWEEN = r"[\s.\-_*/|,:]{0,5}"
ONE_BETWEEN = r"[\s.\-_*/|,]{1,3}"
LAST_LETTER = "[ABD-HJLNP-UW-Z]"
# “2 at a time” and “1 by 1” end no postcode.
LAST = (
    rf"(?!\s?(?-i:an|as|at|be|by|ed|en|et|he|re|up|us|we)\b)"
    rf"(?:{BETWEEN}{LAST_LETTER}{{2}}|(?-i:\s{LAST_LETTER}\s{LAST_LETTER}))\b"
)
# What begins like a nought or a one and is a word: “level B1 one to one”.
NOT_LAST = r"[oil](?:rg|ur|ut|ne|wn|ff|dd|ld|ft|at|ar|ak|ll|ed|et|aw|ab|ad|ap|ay|eg|ie|it|ot|ow|ts|ce|an)\b"
POSTCODES = (
    # No area of one letter begins with another than these.
    rf"\b(?!(?:{WORDS})\b)(?:[BEGLMNSW]|[A-Z]{{2}}){BETWEEN}\d[\dA-Z]?{BETWEEN}\d{LAST}",
    # O for nought, I or l for one, in the second half: ZZ1 OAA, zz1 oaa, ZZ1 lAA.
    rf"\b(?!(?:{WORDS})\b)[A-Z]{{1,2}}{BETWEEN}\d[\dA-Z]?{BETWEEN}"
    rf"(?!{NOT_LAST})[OIl|]{LAST_LETTER}{{2}}\b",
    # ... and in the first half, where capitals show that it is a code: ZZI 1AA, ZZl lAA, ZZO 1AA.
    rf"(?-i:\b[A-Z]{{1,2}}[OIl|][\dOIl|A-Z]?{BETWEEN}\d{LAST_LETTER}{{2}}\b)",
    rf"(?-i:\b[A-Z]{{2}}(?:l{BETWEEN}[OIl|]|[OI|]{BETWEEN}l|[OI|]\s[OI|]){LAST_LETTER}{{2}}\b)",
    # Each character by itself: Z Z 1 1 A A.
    rf"(?<!\w)[A-Z](?:{ONE_BETWEEN}[A-Z])?{ONE_BETWEEN}\d(?:{ONE_BETWEEN}[\dA-Z])?{ONE_BETWEEN}\d"
    rf"{ONE_BETWEEN}{LAST_LETTER}{ONE_BETWEEN}{LAST_LETTER}(?!\w)",
)
# The first letters of real postcodes, and ZZ, which no real one has and examples use.
POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|GY|HA|HD|"
    "HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|"
    "RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|ZZ"
)
# DA2 is a form as well as a district, so a word that leads to a place stands before it, or nothing else stands beside it.
DISTRICT = re.compile(
    rf"^\W*(?-i:(?:{POSTCODE_AREAS})\d[\dA-Z]?)\W*$|"
    rf"\b(?:in|near|around|within|to|from|at|inside|outside|covers?|covering|of|is|our)\s+(?:the\s+)?"
    rf"(?-i:(?:{POSTCODE_AREAS})\d[\dA-Z]?\b(?![.:]\d))|"
    rf"\b(?!(?:{WORDS})\b)[A-Z]{{1,2}}\d[\dA-Z]?\s(?:area|postcodes?|district)\b|"
    rf"\bpost\s?codes?\b[^.\n]{{0,25}}?\b(?!(?:{WORDS})\b)[A-Z]{{1,2}}\d[\dA-Z]?\b",
    re.I,
)

# Streets.
STREET = r"Street|Road|Avenue|Lane|Close|Crescent|Gardens|Grove|Square|Terrace|Mews|Wynd|Vennel|Brae|Pend|Parade|Broadway|Quay"
STREET = f"{STREET}|Embankment|Alley|Brow|Stryd|Heol"
SHORT = r"St|Rd|Ave|Av|Ln|Cl|Cres|Gdns|Sq|Tce|Terr|Dr|Pl"
# What is a street only with a number before it, or a word that leads to it.
SOMETIMES = r"Drive|Place|Way|Court|Hill|Row|Walk|Rise|View|Green|Yard|Wharf|Croft|Gate|Park|Loan|Fold|Bank|Path|Mount|End|Side"
# Names and phrases that only look like streets.
NOT_STREETS = (
    r"Open Road|Silk Road|The Road to|The Road|Memory Lane|Fast Lane|Slow Lane|Downing Street|We Close|Sesame Street|Coronation "
    r"Street|Wall Street|Fleet Street|High Street|The Street|Any Street|Our Street|Your Street|Main Road"
)
NO_NAME = r"the|a|an|any|your|our|their|his|her|my|every|each|this|that|one|same|whole|open|long|right|wrong|same|off|on|of|next"
WELSH = r"(?:Heol|Ffordd|Stryd|Lon|Rhodfa|Cilgant|Rhes|Teras|Clos|Gerddi|Rhiw|Bothar|Sraid|Lana|Ascaill|Ceide)"
STREETS_BY_NUMBER = (
    rf"(?-i:\b\d+[A-Za-z]?(?:\s?[-/]\s?\d+[A-Za-z]?)?,?\s+(?:[A-Z][\w'.]+\s+){{1,3}}(?:{STREET}|{SHORT}|{SOMETIMES})\b)",
    rf"(?-i:\b\d+[A-Za-z]?,?\s+The\s+(?:{STREET}|{SOMETIMES})\b)",
    rf"(?-i:\b\d+[A-Za-z]?,?\s+{WELSH}\s+(?:yr?\s+|na\s+|an\s+)?[A-Z]\w+)",
    r"(?-i:\b\d+[A-Za-z]?,?\s+(?!(?:the|a|an|on|in|of|and|for|to|or|per|by|at|more|other|different|new|busy|main|major)\b)[a-z']+"
    r"\s+(?:street|road|avenue|lane|crescent|terrace|wynd|vennel|mews|st|rd|ave)\b"
    r"(?! (?:homeless|sleep|outreach|work|drink|traffic|safety|crossing|accident)))",
)
STREETS_BY_NAME = (
    rf"(?-i:(?!\b(?:{NOT_STREETS})\b)\b[A-Z][\w']+\s+(?:[A-Z][\w']+\s+){{0,2}}(?:{STREET})\b(?!\s+(?:Partnership|"
    rf"Project|Women|Trust)))",
    # “Mary St Clair” is a person and “Ask Dr Smith” a doctor.
    rf"(?-i:\b[A-Z][\w']+\s+(?:[A-Z][\w']+\s+)?(?:{SHORT})\b\.?(?!\s*[A-Z]))",
    r"(?-i:\b(?:on|off|along|up|down|at|corner of)\s+(?:the\s+)?(?!(?:Your|Our|My|Her|Their|"
    r"The)\b)[A-Z][\w']+\s+(?:Drive|Rise|Row|Walk|Hill|Way|Lane|Croft|Fold)\b)",
    rf"(?-i:\b{WELSH}\s+(?:yr?\s+|na\s+|an\s+)?[A-Z][a-z]+)",
    rf"\b(?:in|at|on|off|along|down|up|from|near|behind)\s+(?!(?:{NO_NAME}|memory|fast|slow|silk|residential|quiet|busy|main)\b)"
    r"[a-z']{3,}\s+(?:street|road|avenue|lane|crescent|terrace|wynd|vennel|mews)\b"
    r"(?! (?:homeless|sleep|outreach|work|drink|traffic|safety|crossing|accident))",
    r"\b(?:off|on|along|just off|corner of)\s+the\s+high\s+street\b",
)

# Figures.
COORDINATES = (
    r"-?\b\d{1,2}\.\d{3,}°?\s*[NS]?(?:\s*[,;/]\s*|\s+)(?:(?:long(?:itude)?|lng|lon)[:\s]+)?-?\d{1,3}\.\d{3,}",
    # Decimal commas, as in much of Europe.
    r"-?\b\d{1,2},\d{4,}\s*[;/\s]\s*-?\d{1,3},\d{4,}",
    r"\b\d{1,3}(?:\.\d+)?\s?(?:°|degrees?\b|deg\b)\s?(?:\d{1,2}(?:\.\d+)?\s*(?:['′m]|min)|[NSEW]\b|north\b|south\b|"
    r"east\b|west\b)",
    r"(?-i:\b\d{1,2}\.\d+\s?[NS]\b)",
    r"(?-i:\b\d{1,2}[\s:]\d{1,2}[\s:]\d{1,2}(?:\.\d+)?\s?[NSEW]\b|\b[NS]\s?(?:49|5\d|6[01])[\s:]\d{1,2}[\s:.]\d)",
    r"\b(?:lat(?:itude)?|long(?:itude)?|lng)\b[\s:=]*-?\d{1,3}[.,°]\d*",
    r"\b(?:easting|northing)s?\b\W{0,5}(?:is\s)?\d{4,7}",
)
GRID = (
    r"(?-i:\b[HJNOST]\s?[A-Z][\s.,/-]?(?:\d{3}[\s.,/-]{0,2}\d{3}|\d{4}[\s.,/-]{0,2}\d{4}|\d{5}[\s.,/-]{0,2}\d{5})\b)",
    r"\bgrid\s?ref(?:erence)?s?\b\W{0,5}(?:is\s|at\s)?[A-Z]{1,2}[\s.,/-]?\d{2,5}",
)
THREE_WORDS = (r"///+\s?(?:[^\W\d_]{2,}\.){2}[^\W\d_]{2,}\b(?!\.\w)|what3words|what\s?three\s?words|\bw3w\b",)
BARE_THREE_WORDS = (
    r"(?-i:(?<![\w@/.:-])(?!www\.)[a-z]{3,}\.[a-z]{3,}\.(?!(?:org|com|net|gov|police|nhs|info|html?|pdf|scot|wales|"
    r"cymru|london)\b)"
    r"[a-z]{3,}\b(?![.@/\w-]))",
)
CODE = "[23456789CFGHJMPQRVWX]"
PLUS_CODES = (
    rf"\b(?=[\dA-Z]{{0,7}}[CFGHJMPQRVWX]){CODE}{{4,8}}\+{CODE}{{2,3}}\b|\bplus\.codes\b",
    rf"(?-i:\b(?=[\dA-Z ]{{0,9}}[CFGHJMPQRVWX]){CODE}{{4}}\s?(?:{CODE}{{4}})?\s?\+\s?{CODE}{{2,3}}\b)",
)

# Links.
MAP_LINKS = (
    r"google\.\w+(?:\.\w+)?/maps|maps\.app\.goo\.gl|goo\.gl/|\bg\.co/maps|\bg\.page\b|maps\.google|google\.\w+(?:\.\w+)?/local|"
    r"google\.\w+(?:\.\w+)?/search\?\S*near|maps\.apple|bing\.\w+/maps|binged\.it|openstreetmap\.org|\bosm\.org|"
    r"osmand\.net|osmaps\.|"
    r"\bos\.uk/\w*map|streetmap\.co|multimap\.|waze\.com|citymapper\.com|mapquest\.|mapq\.st|\bhere\.com|wego\.here|"
    r"yandex\.\w+/maps|"
    r"moovitapp\.|maps\.me\b|organicmaps\.|gridreferencefinder\.|mapcarta\.|map\.what3words|doogal\.co|"
    r"checkmypostcode\.|\bgeo:-?\d|"
    r"comgooglemaps:|\bmaps:\S",
)
SHORT_LINKS = (
    r"\b(?:bit\.ly|tinyurl\.com|t\.co|ow\.ly|is\.gd|buff\.ly|rb\.gy|cutt\.ly|shorturl\.at|lnkd\.in|tiny\.cc|qrco\.de|"
    r"t\.ly|rebrand\.ly|"
    r"v\.gd|s\.id|l\.ead\.me)/",
)

# Ways to a door.
LANDMARKS = (
    r"station|church|chapel|school|college|university|hospital|park|shops?|supermarket|library|pub|police|town hall|market|"
    r"mosque|synagogue|gurdwara|mandir|surgery|bus stop|stop|bridge|roundabout|cathedral|temple|cinema|post office|"
    r"traffic lights|"
    r"swimming pool|pool|leisure centre|sports centre|garage|petrol station|chip shop|bakery|bank|museum|castle|canal|river|"
    r"harbour|pier|marina|stadium|football ground|playground|cemetery|graveyard|nursery|community centre|health centre|"
    r"hotel|pharmacy|chemist|takeaway|laundrette|level crossing|viaduct|allotments?|village green|war memorial|golf course|"
    r"bus depot|fire station|court|prison|factory|mill|crossroads|junction|motorway|bypass|seafront|promenade"
)
# “Above the market rate” and “near the park and ride” are read by a person.
LANDMARK = rf"(?:{LANDMARKS})\b(?! (?:rate|price|value|order|case|system|hearing|proceeding|worker|nurse|place)s?)"
DIRECTIONS = (
    r"\b(?:opposite|behind|next to|next door to|across (?:the road )?from|above|beside|near|close to|backs? on to|"
    r"overlooking|facing|"
    r"adjacent to|(?:in|round|around|behind) the back of|just past|just before|right by|just by|alongside|"
    r"round the corner from|(?:just )?(?:down|up|along) the (?:road|street|hill|lane) from|"
    r"(?:walk|walking distance|minutes|mins|minute's walk|minutes' walk|yards|metres|miles?|km|stops?|"
    r"doors?) (?:away |walk |drive )?(?:from|of))"
    r"\s+(?:to\s+)?(?:the|our|a|an|(?-i:[A-Z])[\w'.]+)\s+(?:[\w'.]+\s+){0,3}?" + LANDMARK,
    r"(?-i:\b(?:[Oo]pposite|[Nn]ext (?:door )?to|[Aa]cross from|[Rr]ound the corner from|[Bb]ehind|"
    r"[Bb]eside) (?:the )?[A-Z][a-z']+)",
    r"\b(?:turn|bear|first|second|third|next) (?:left|right)(?: (?:at|after|into|past|on|off|by))\b",
    r"\b(?:house|home|door|gate|building|turning|entrance)\s+(?:is\s+)?(?:on|at|to) (?:the|your) (?:left|right|corner|end)\b",
    r"\b(?:last|second|third|fourth|fifth) (?:house|turning|building|gate)\b",
    r"\b(?:on|at) the corner (?:of|with)\b|\bat the (?:top|bottom|end|foot) of the (?:road|street|hill|lane|close|"
    r"drive|village)\b",
    r"\bin the (?:old|former) (?:school|church|chapel|mill|vicarage|rectory|bank|station|hospital|pub|police|fire|"
    r"post office|library)\b",
    r"\b(?:two|three|four|five|ten|fifteen|twenty|\d+)[ -]minutes?'?s? (?:walk|drive|on foot)\b|\bwalking distance of\b",
)
HOUSES = (
    r"\b(?:at|to|outside|bell (?:at|for|of)|knock (?:at|on)|ring at|come to|house) (?:number|no\.?|nr\.?) ?\d+\b",
    r"\b(?:flat|unit|apartment|block) \d+[a-z]?\b",
    r"\bring the (?:door\s?)?bell\b|\b(?:buzz|press) (?:number |no\.? ?|flat |the buzzer)\d*",
    r"\bthe (?:big |old |tall |large |little )?(?:red|green|blue|white|yellow|pink|black|grey|purple|orange|brown|cream)"
    r"(?:[- ]?(?:brick|painted|stone))? (?:house|door|gate|building|cottage|bungalow)\b",
    r"(?-i:\b[A-Z][\w']+ (?:Cottage|Farm|Farmhouse|Villa|Grange|Rectory|Vicarage|Manor|Barn|Towers|Lodge|Bungalow|Mansions)\b)",
    r"(?-i:\b(?:at|in|into|from|inside|outside|called|yn|i) "
    r"(?!(?:The|Our|Your|My|Her|Their|Every|Any|Crown|Family|County|Magistrates'?|Sheriff|High|Supreme|Youth|"
    r"Coroner's|Town|City|Village|Safe|Open|Full|Halfway|Council)\b)"
    r"[A-Z][\w']+ (?:House|Hall|Court|Heights|Point|Place)\b)",
    r"(?-i:\b(?:at|in|called|yn|i) (?:Ty|Plas|Bryn|Maes|Llys) [A-Z][a-z]+)",
)
TRAVEL = (
    r"\b(?:bus(?:es)?|trams?|tube)\s+(?:numbers?\s+|nos?\.?\s+|routes?\s+)?[a-z]?\d+\w?\b|"
    r"\b(?:the|number|no\.?|route)\s+[a-z]?\d+[a-z]?\s+(?:bus|tram)\b|"
    r"\b(?:bus|tram|coach) stop\b|\bnearest (?:\w+ )?(?:station|stop)\b|\bget off at\b|\balight(?:ing)? at\b|"
    r"\b(?:bus|tram) (?:stops|goes|comes|runs|drops)\b|\b(?:bus|tram|train) routes? [a-z]?\d|"
    # The train from one town to another is on every map; a stop is not.
    r"\b(?:the|last|first) stop (?:on|of|before|after)\b",
    r"\b(?:the|take|get|catch)\s+(?:number\s+)?[a-z]?\d{1,3}[a-z]?\s+"
    r"(?:stops?|goes|runs|leaves|passes|takes|drops|from|to(?=\s(?-i:[A-Z])))\b",
)
PARKING = (
    r"\bcar\s?parks?\b|\bparking\b(?! (?:fines?|tickets?|permits?|meters?|costs?))|\bpark (?:outside|behind|in front|"
    r"round|at the|on the|in the)\b",
)
# In an address of a page, a mailbox or the name of a file, words are joined by marks and have no capitals.
STREET_IN_AN_ADDRESS = (
    r"\b\d{1,4}[a-z]? (?!(?:the|a|of|in|to|for|and) )[a-z]+ (?:street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace)\b",
)
STREET_NAME_IN_AN_ADDRESS = (
    rf"\b(?!(?:{NO_NAME}|silk|cross|crossing)\b)[a-z]{{3,}} (?:street|road|avenue|lane|crescent|terrace|mews|wynd|vennel)\b"
    r"(?! (?:to|homeless|sleep|outreach|work|safety))",
)
