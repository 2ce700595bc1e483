// Written by openapi-typescript out of the description of the API (`npm run docs:generate`): not by hand.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs somebody now, as a page; for programs a list of routes, each with the role that it asks for. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page where `Accept` prefers HTML, else a line per route. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                        "text/plain": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/healthy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The process is alive and answers. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether store, ledger and status are there. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Store, ledger and status are there. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/-/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the configuration anew and works with it from then on; where it cannot be used, the old one stays. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The configuration is in use. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reloaded"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["config_needs_restart"];
                422: components["responses"]["config_invalid"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Action items of all incidents as a page, the first to be due first. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description Only those that stand so. */
                    state?: "open" | "done" | "dropped" | "overdue" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/actions/{number}/done, or drop. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All agreements as they stand, the worst first, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Name of a customer; empty: all. */
                    customer?: string;
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Part of the name of an agreement or a customer. */
                    q?: string;
                    /** @description Name of a service; empty: all. */
                    service?: string;
                    /** @description A verdict, such as at_risk; empty: all. */
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The agreements that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{service}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest period of an agreement as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How the agreement stands, for people. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{service}/{name}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A period of an agreement as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How the agreement stands, for people. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{service}/{name}/{period}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which somebody acknowledges a breach of the agreement. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record. */
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{service}/{name}/{period}/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which time of an agreement is left out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description When those concerned were told, in the same way. */
                        announced?: string;
                        /** @description The word yes: also where no agreement leaves it out. */
                        anyway?: string;
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description A link or a text that shows it. */
                        evidence?: string;
                        /** @description When it began, in the zone of the agreement, or with an offset. */
                        from: string;
                        /** @description What it was, such as force_majeure. */
                        kind: string;
                        /** @description Why it does not count, for people. */
                        reason: string;
                        /** @description When it ended, in the same way. */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{service}/{name}/{period}/exclusions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which an exclusion that was entered is withdrawn. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the exclusion. */
                    id: string;
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Why it is withdrawn, for people. */
                        why: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Action items of all incidents, the first to be due first. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one owner only. */
                    owner?: string;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description How they stand; default: open. */
                    state?: "open" | "done" | "dropped" | "overdue" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions/{number}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says otherwise what shall be done, by whom, or up to which day. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the action item. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * Format: date
                         * @description The last day on which it is in time.
                         */
                        due?: string;
                        /** @description Who sees to it. */
                        owner?: string;
                        /** @description What shall be done. */
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description The item as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItem"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions/{number}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an item is done. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the action item. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description What was done, or why not. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The item as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItem"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions/{number}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an item will not be done, and why. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the action item. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Why it will not be done. */
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The item as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItem"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How agreements stand in the periods that run. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    customer?: string;
                    environment?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    sla?: string;
                    /** @description Of services of this team only. */
                    team?: string;
                    verdict?: "met" | "on_track" | "at_risk" | "breached" | "undetermined";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SlaPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{service}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an agreement stands in its newest period: verdict, days, bad time, exclusions, terms and the periods before. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that is known of the agreement in the period. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agreement"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{service}/{name}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an agreement stood in one of its periods, with all that the page of it tells. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that is known of the agreement in the period. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agreement"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{service}/{name}/breaches/{period}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has seen the breach. What a person said first stands. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Name of the agreement. */
                    name: string;
                    /** @description Which period, such as 2026-10; of rolling ones last-30d. */
                    period: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the record. */
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description The breach, with what was said to it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Breach"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, when and from where, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description As `incident.acknowledge`; `incident` is all that was done to incidents. */
                    action?: string;
                    /** @description Name of who made the change. */
                    actor?: string;
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Only what was changed since then. */
                    from?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description As `incident:12`; `incident` is all incidents. */
                    object?: string;
                    /** @description Only what was changed before then. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the log. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditEntries"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Periods in which agreements were found broken, newest first, and who has acknowledged that. */
        get: {
            parameters: {
                query?: {
                    /** @description Of agreements of this name only. */
                    agreement?: string;
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description `open`: only those that wait for somebody. */
                    state?: "open" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the breaches that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreachPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has to be so of each dataset, whether it is, by what evidence and until when. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this control alone, wherever it is asked for. */
                    control?: "recovery_point" | "backup_type" | "copy" | "retention" | "recovery_points" | "encryption" | "immutability" | "restore_test" | "restore_time";
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Of datasets of this name only. */
                    dataset?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description Only those that stand so. */
                    status?: "non_compliant" | "not_assessed" | "compliant";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the controls that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of each dataset would be lost now. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    dataset?: string;
                    environment?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    state?: "ok" | "late" | "ageing" | "stale" | "never" | "unknown" | "suspended";
                    /** @description Of services of this team only. */
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{service}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a dataset stands, its exposure hour by hour, and the backups that were seen. */
        get: {
            parameters: {
                query?: {
                    /** @description How many days back: 7, 30, 90. */
                    days?: number;
                };
                header?: never;
                path: {
                    /** @description Name of the dataset. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that is known of the dataset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetDetails"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{service}/{name}/ping/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a dataset another secret id; the old one is worth nothing from then on. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Name of the dataset. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The address that its pings have from now on. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addresses: components["schemas"]["PingAddress"][];
                        };
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{service}/{name}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs of the backups of a dataset as pings told of them, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Name of the dataset. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The runs that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Its runs, the newest of them first. */
                            runs: components["schemas"]["BackupRun"][];
                        };
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cannot work without what, and in which order it is brought back. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All services that are configured. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dependencies"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployment-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What tools have told of deployments, newest first, also where no service deploys from there. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Only those of which this became. */
                    outcome?: "started" | "finished" | "noted" | "known" | "late" | "unmatched";
                    /** @description Of one tool only. */
                    tool?: "github" | "gitlab" | "argocd" | "flux";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the deliveries that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDeliveries"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployments and what became of them, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description Only those that stand so. */
                    state?: "watched" | "degraded" | "healthy" | "inconclusive" | "rolled_back";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the deployments that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployments"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** A deployment begins: it is watched from now on, the one before no longer. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it began to reach users; left out: now.
                         */
                        at?: string;
                        /**
                         * Format: prometheus-duration
                         * @description How long it is watched; left out: `bake_time` of the service.
                         */
                        bake_time?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Labels of the series of a canary: it is judged beside all others of the service. Left out: after against before. */
                        canary?: {
                            [key: string]: string;
                        };
                        /**
                         * Format: date-time
                         * @description When its newest commit was made, for the lead time.
                         */
                        committed_at?: string;
                        /** @description Name of the service. */
                        service: string;
                        /**
                         * @description How it comes to its users.
                         * @default in_place
                         * @enum {string}
                         */
                        strategy?: "in_place" | "blue_green" | "canary" | "flag";
                        /** @description What is brought out, such as a tag or a commit. */
                        version: string;
                    };
                };
            };
            responses: {
                /** @description The deployment, which is watched. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployment"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deployment with what was found so far. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The deployment as it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployment"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deployment with every look of the guard, and who was told of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Everything that is known of the deployment. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDetails"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The version has reached all of its users. What was said first stands. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                    };
                };
            };
            responses: {
                /** @description The deployment with its end. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployment"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments/{id}/rolled-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The version before is back. What was said first stands. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                    };
                };
            };
            responses: {
                /** @description The deployment with its rollback. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployment"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether Prometheus and Alertmanager have loaded what is generated from the configuration that runs. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As they last said. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Drift"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drills that are configured, and how each stands between its runs. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the drills that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Drills"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes over a run of another tool, from its beginning to its end. One that is there already stays as it is. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Why it was given up; null: it ran to its end.
                         * @default null
                         */
                        abandoned?: string | null;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description What was looked at; it is passed where all of them are. */
                        checks: {
                            /** Format: date-time */
                            at: string;
                            /**
                             * @description What was seen, in words.
                             * @default null
                             */
                            detail?: string | null;
                            name: string;
                            passed: boolean;
                        }[];
                        /** @description Name of the drill as a run of which it counts. */
                        drill: string;
                        /** Format: date-time */
                        endedAt: string;
                        /** @description When the failure was injected; null: the clock runs from the start. */
                        injectedAt?: string | null;
                        /**
                         * @description Which tool it was.
                         * @enum {string}
                         */
                        origin: "chaostoolkit" | "litmus";
                        /** @description Name of the service. */
                        service: string;
                        /** Format: date-time */
                        startedAt: string;
                        steps?: {
                            /** Format: date-time */
                            at: string;
                            /**
                             * @description What was seen, in words.
                             * @default null
                             */
                            detail?: string | null;
                            /** @enum {string} */
                            outcome: "done" | "failed";
                            text: string;
                        }[];
                        /** @description What the tool calls it. With `startedAt` it tells runs apart: one that is known already is not taken twice. */
                        title: string;
                    };
                };
            };
            responses: {
                /** @description The run, which was there. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillImport"];
                    };
                };
                /** @description The run, taken over. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillImport"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs of drills and how they stand, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Of drills of that name only. */
                    drill?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the runs that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRuns"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Declares a drill: its run begins, and its clock. There is one run of a drill at a time. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Name of the drill. */
                        drill: string;
                        /** @description Name of the service. */
                        service: string;
                    };
                };
            };
            responses: {
                /** @description The run, which goes on. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its timeline. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The run as it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/abandon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The run is given up: neither passed nor failed. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a check has found; the last one that passes stops the clock. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        check: string;
                        /**
                         * @description What was seen, in words.
                         * @default null
                         */
                        detail?: string | null;
                        passed: boolean;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What should be better next time: an action item. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description The last day on which it is in time; default: thirty days on.
                         * @default null
                         */
                        due?: string | null;
                        /**
                         * @description Who sees to it; default: whoever says it.
                         * @default null
                         */
                        owner?: string | null;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/finding-done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A finding is seen to: its action item is done. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Number of the finding within the run. */
                        finding: number;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The run is over: passed where all checks have passed, else failed. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description Why it ended so, where that is not plain.
                         * @default null
                         */
                        reason?: string | null;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/milestone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says when a milestone was reached; what was said last stands. `injected` starts the clock. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @enum {string} */
                        milestone: "injected" | "detected" | "decided" | "restored";
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is done for a while. It is told; clock and deadline go on. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/recovery-point": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how new the newest data is that came back. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** Format: date-time */
                        point: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The pause is over. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files the review of a run that is over, which closes it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/runs/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how a step stands. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Seconds since then, where `at` is left out: a clock that is wrong does no harm. */
                        ago?: number;
                        /**
                         * Format: date-time
                         * @description When that was; left out: now.
                         */
                        at?: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description What was seen, in words.
                         * @default null
                         */
                        detail?: string | null;
                        /** @enum {string} */
                        outcome: "begun" | "done" | "failed";
                        /** @description Place of the step, counted from 0. */
                        step: number;
                    };
                };
            };
            responses: {
                /** @description The run as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillRun"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The emergency pack that was last made by itself. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description When it was made, and of what. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EmergencyPack"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-pack.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The emergency pack as it is made now, as a page to keep. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file, which needs nothing else. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-pack.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The emergency pack as it is made now, as PDF. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file, which needs nothing else. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was entered for a stretch of time, withdrawn or not, by beginning. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description What ends after it; default: a year ago. */
                    from?: string;
                    /** @description Of one kind only. */
                    kind?: "scheduled_maintenance" | "emergency_maintenance" | "customer_caused" | "force_majeure" | "third_party" | "suspension" | "other";
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description What concerns this service, or agreements of it. */
                    service?: string;
                    /** @description What stands only, or what was withdrawn. */
                    state?: "standing" | "withdrawn";
                    /** @description What begins before it; default: in a year. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of what was entered for it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnteredExclusionPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Says that time does not count, effective at once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When those concerned were told; left out where nobody says.
                         */
                        announced?: string;
                        /**
                         * @description Keep it also where no agreement would leave it out.
                         * @default false
                         */
                        anyway?: boolean;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description A link or a text that shows it. */
                        evidence?: string;
                        /**
                         * Format: date-time
                         * @description Instant at which it begins.
                         */
                        from: string;
                        /** @enum {string} */
                        kind: "scheduled_maintenance" | "emergency_maintenance" | "customer_caused" | "force_majeure" | "third_party" | "suspension" | "other";
                        /** @description Why it is so, for people. */
                        reason: string;
                        /**
                         * @description Whom it concerns: services, and agreements as service/name.
                         * @example [
                         *       "checkout/enterprise"
                         *     ]
                         */
                        scope: string[];
                        /**
                         * Format: date-time
                         * @description Instant at which it ends.
                         */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description What is kept, and what each agreement makes of it. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExclusionOutcome"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["exclusion_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exclusions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws it, from now on; what was said remains to be read. A silence that it has ends. */
        delete: {
            parameters: {
                query: {
                    /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                    by?: string;
                    /** @description Why it is withdrawn. */
                    why: string;
                };
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the exclusion. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is kept, and what each agreement makes of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExclusionOutcome"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["exclusion_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/four-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often and how well services are deployed: the four keys of DORA, over 90 days. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the figures that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FourKeysOfServices"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a release of a service may go out, with every reason. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The gate as it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Gate"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate/{service}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the gate of a service for a while, whatever closes it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * Format: prometheus-duration
                         * @description How long it stays open, from now on.
                         * @default 1h
                         */
                        for?: string;
                        /** @description Why, in a sentence. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The gate, which is open. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Gate"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of incidents, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description What began then or later. */
                    from?: string;
                    /** @description Of one kind only; `real` ones are those in statistics. */
                    kind?: "real" | "drill" | "false_alarm" | "merged";
                    /** @description Most rows on a page, 1 to 100. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description Of one severity only. */
                    severity?: "page" | "ticket";
                    /** @description `unresolved` leaves resolved ones out; `all` is the default. */
                    state?: "open" | "recovered" | "resolved" | "unresolved" | "all";
                    /** @description Of the services of one team only. */
                    team?: string;
                    /** @description What began before it. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page, and where the next one begins. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IncidentPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Opens an incident that no alert tells of. Alerts that fire meanwhile attach to it; a person resolves it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the others. */
                        note?: string;
                        /** @description Name of the service. */
                        service: string;
                        /**
                         * @description Whether it wakes people (page) or not (ticket).
                         * @default page
                         * @enum {string}
                         */
                        severity?: "page" | "ticket";
                        /**
                         * Format: date-time
                         * @description Since when the service is bad; left out: it is not known.
                         */
                        since?: string;
                        /** @description What is wrong, in a few words. */
                        title: string;
                    };
                };
            };
            responses: {
                /** @description The incident, which is open. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident with its alerts, milestones and times. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is at it. The first acknowledgement counts. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the others. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes what shall be done so that the incident does not come again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * Format: date
                         * @description The last day on which it is in time.
                         */
                        due: string;
                        /** @description Who sees to it. */
                        owner: string;
                        /** @description What shall be done. */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description The item with its number. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItem"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what kind of failure it was: incidents of one service and class within 90 days recur. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description What failed; null: it is not said any more. */
                        class: ("" | "application" | "infrastructure" | "human") | null;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same with its timeline, and with what it did. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Everything that is known of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IncidentDetails"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/false-positive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing was wrong: closes it and takes it out of the statistics. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the others. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes it part of another one of the same service, which is answered: its alerts go there, and the two count once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Id or number of the incident that tells of both from now on. */
                        into: string | number;
                        /** @description Sentences for the others. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/milestone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says when something was; what stood there before is kept, and the figures follow. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it was, RFC 3339.
                         */
                        at: string;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description Which instant it is.
                         * @enum {string}
                         */
                        milestone: "onset" | "detected" | "acknowledged" | "recovered" | "resolved";
                        /** @description Why it is changed. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report: what people wrote, what is known, and the action items. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report as it stands now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostIncidentReport"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Writes parts of the report. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Causes. What brought it about, and what let it go on. Causes are of systems, not of people. */
                        causes?: string;
                        /** @description Lessons. What is known now that was not known before. */
                        lessons?: string;
                        /** @description Summary. What happened, and what those noticed who use the service, in a few sentences. */
                        summary?: string;
                        /** @description What went badly. What made it longer or larger, and where it was luck that it was not worse. */
                        went_badly?: string;
                        /** @description What went well. What kept it short or small. */
                        went_well?: string;
                    };
                };
            };
            responses: {
                /** @description The report as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostIncidentReport"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report to read, as html. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report to read, as md. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/markdown": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report to read, as pdf. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report to read, as txt. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files the report of an incident that is resolved: from then on it stays as it is. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                    };
                };
            };
            responses: {
                /** @description The report as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostIncidentReport"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a filed report a draft again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                    };
                };
            };
            responses: {
                /** @description The report as it stands then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostIncidentReport"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes it; where no recovery was measured, it is now. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the others. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says who has which role. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Who does it; null: nobody any more. */
                        person: string | null;
                        /**
                         * @description What has to be done.
                         * @enum {string}
                         */
                        role: "commander" | "technical_lead" | "communications" | "on_call";
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how urgent it is, whatever its alerts say. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Why it is changed. */
                        note?: string;
                        /**
                         * @description Whether it wakes people (page) or waits for the working day (ticket).
                         * @enum {string}
                         */
                        severity: "page" | "ticket";
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it out of the incident that it is part of: both are what they were, and what has happened since stays with that one. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the others. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells the others something; it stands in the timeline. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description How far people have come.
                         * @enum {string}
                         */
                        status?: "investigating" | "identified" | "monitoring";
                        /** @description What the others should know. */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description The incident as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What exists and ought to be backed up, and whether a dataset covers it. */
        get: {
            parameters: {
                query?: {
                    /** @description Only what stands so. */
                    coverage?: "uncovered" | "excepted" | "covered" | "unknown";
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Of one inventory only. */
                    inventory?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of what was asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ThingPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Key figures of the organisation and of each service, against targets and the period before. */
        get: {
            parameters: {
                query?: {
                    /** @description Such as 2026-11, 2026-Q4, 2026-W47 or 2026, in the time zone of the organisation; default: this month. */
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As known now, up to a minute ago. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Kpis"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Planned maintenance that takes place now or begins within 30 days, or in another stretch of time. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description What ends after it; default: now. */
                    from?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description What concerns this service. */
                    service?: string;
                    /** @description What takes place at the moment, what is to come, or what is over; `all` is the default. */
                    state?: "active" | "planned" | "over" | "all";
                    /** @description What begins before it; default: 30 days after `from`, at most 366 days. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the windows, ordered by their beginning. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaintenancePage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Enters planned work, which also mutes the alerts of its services at Alertmanager. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When those concerned were told; left out where nobody says.
                         */
                        announced?: string;
                        /**
                         * @description Keep it also where no agreement would leave it out.
                         * @default false
                         */
                        anyway?: boolean;
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /**
                         * @description Work that could not be planned: agreements have terms of their own for it.
                         * @default false
                         */
                        emergency?: boolean;
                        /** @description A link or a text that shows it. */
                        evidence?: string;
                        /**
                         * Format: date-time
                         * @description Instant at which it begins.
                         */
                        from: string;
                        /** @description What the work is called. */
                        name: string;
                        /** @description Why it is so, for people. */
                        reason: string;
                        /** @description Services that are concerned. */
                        services: "all" | string[];
                        /**
                         * Format: date-time
                         * @description Instant at which it ends.
                         */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description What is kept, and what each agreement makes of it. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExclusionOutcome"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["exclusion_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The address under which calendars subscribe without a token. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The address, with its secret. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarAddress"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Gives the calendar another address; the one before is good for nothing any more. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The address that holds from now on. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarAddress"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description of the API. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The API as OpenAPI 3.1. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs somebody now, and how everything stands at a glance. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pagerduty/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What PagerDuty has told, the newest first, also where it is about no incident here. */
        get: {
            parameters: {
                query?: {
                    /** @description Most events, 1 to 100. */
                    limit?: number;
                    /** @description Only those of which this became; `all` is the default. */
                    outcome?: "all" | "waiting" | "unmatched" | "applied" | "noted" | "kept" | "late" | "other";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagerdutyEvents"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the pings of every dataset go: secrets, so that they are shown to few. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An address for each dataset with `source: ping`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addresses: components["schemas"]["PingAddress"][];
                        };
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was published on the status page, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description How many of the newest are looked at. */
                    limit?: number;
                    /** @description Those that go on, or all of them. */
                    state?: "open" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was published, withdrawn or not. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publications"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** Publishes a disturbance on the status page. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Number of the incident behind it; readers are not told. */
                        incident?: number;
                        /** @description What readers are told, as plain text. */
                        message: string;
                        /** @description How services are, by their id on the status page. */
                        services: {
                            [key: string]: "operational" | "degraded" | "partial_outage" | "major_outage";
                        };
                        /**
                         * Format: date-time
                         * @description When it began for users; default: now.
                         */
                        started?: string;
                        /**
                         * @description How far you have come; `resolved` tells of something that is over.
                         * @default investigating
                         * @enum {string}
                         */
                        status?: "investigating" | "identified" | "monitoring" | "resolved";
                        /** @description What is wrong, in the words of users. */
                        title: string;
                    };
                };
            };
            responses: {
                /** @description The publication as it stands on the page. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publication"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["publication_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says on the status page that a disturbance is over; all its services are well again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the publication. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description What readers are told, as plain text. */
                        message: string;
                    };
                };
            };
            responses: {
                /** @description The publication as it is then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publication"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["publication_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what is new of a disturbance on the status page. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the publication. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description What readers are told, as plain text. */
                        message: string;
                        /** @description Services that are otherwise than before; the others stay as they were. */
                        services?: {
                            [key: string]: "operational" | "degraded" | "partial_outage" | "major_outage";
                        };
                        /**
                         * @description How far you have come; default: as far as before.
                         * @enum {string}
                         */
                        status?: "investigating" | "identified" | "monitoring";
                    };
                };
            };
            responses: {
                /** @description The publication as it is then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publication"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["publication_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes off the status page what was published by mistake; the record stays. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the publication. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Why, for the house; readers are not told. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The publication as it is then. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publication"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["publication_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Issued reports, the newest first, each by its newest revision. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Those that are about one customer only. */
                    customer?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one period only, such as 2026-10. */
                    period?: string;
                    /** @description Of one report of the configuration only, by its name. */
                    report?: string;
                    /** @description Those that cover one service only. */
                    service?: string;
                    /** @description Only those whose newest revision stands so. */
                    state?: "waits" | "rejected" | "unread" | "read" | "sent";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the archive of reports. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report of the archive: its revisions, approval, files, messages and acknowledgements. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that is known of the report now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Report"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has read the report. What a person said first stands. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the record. */
                        comment?: string;
                        /** @description Which revision; default: the newest that was sent. */
                        revision?: number;
                    };
                };
            };
            responses: {
                /** @description What the person has said to it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportAnswer"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A report that waits is sent. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the record; to reject they are needed. */
                        note?: string;
                        /** @description Which revision; default: the newest. */
                        revision?: number;
                    };
                };
            };
            responses: {
                /** @description What was decided; what was decided first stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportDecision"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["report_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A report that waits is not sent, and the record says why. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Sentences for the record; to reject they are needed. */
                        note?: string;
                        /** @description Which revision; default: the newest. */
                        revision?: number;
                    };
                };
            };
            responses: {
                /** @description What was decided; what was decided first stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportDecision"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["report_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report is made again from what is known now, and takes the place of the revision before. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Why, for those who get it. */
                        why: string;
                    };
                };
            };
            responses: {
                /** @description All that is known of the report now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Report"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["report_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{number}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The newest revision that was sent leaves the house once more, under its number. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description Name of a receiver; default: all who get the report. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description All that is known of the report now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Report"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["report_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All reviews and trainings, the first to be due first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Those that are configured. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reviews"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One review with its sign-offs. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the review. */
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How it stands now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewDetails"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{name}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a review off, for the configuration that runs. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Name of the review. */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Name of who says it. With a token its own name stands, and this can be left out. */
                        by?: string;
                        /** @description SHA-256 of the configuration that was looked at, or its beginning; it is refused where another one runs. */
                        config_hash?: string;
                        /** @description What was found, or what was changed. */
                        note?: string;
                        /** @description Of a training: who was trained. */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description How it stands afterwards. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewDetails"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["review_refused"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that has runbooks. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Services first, then what belongs to none. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunbookSets"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks/{set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each alert of a service means, and what to do about it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of a service, or of a set of alerts that belongs to none, such as `_plimsoll`. */
                    set: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In the order of their rules. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Runbooks"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runbooks/{set}/{alert}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one alert means, and what to do about it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the alert. */
                    alert: string;
                    /** @description Name of a service, or of a set of alerts that belongs to none, such as `_plimsoll`. */
                    set: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description With what people wrote for it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Runbook"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All services, by name, and how they stand. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Part of the name, of the description or of the team. */
                    q?: string;
                    /** @description `attention`: those of which something is bad, at risk or unknown. */
                    state?: "all" | "attention";
                    /** @description Name of the team; left out: of all. */
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Services of one page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServicePage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A service with all that is promised for it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServiceStanding"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in with a browser, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every session that goes on. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sessions"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        /** Ends all sessions of that name, if there are any. */
        delete: {
            parameters: {
                query: {
                    /** @description Who acts by them, as it stands in lists. */
                    name: string;
                };
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every session that has ended by this. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EndedSessions"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session, at once. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of up to 200 visible ASCII characters, such as a UUID. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description Number of the session, as the list has it. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session that has ended by this. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EndedSessions"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["idempotency_key_in_use"];
                422: components["responses"]["idempotency_key_reused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How objectives stand, each group of them by itself. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    environment?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Of one service only. */
                    service?: string;
                    slo?: string;
                    state?: "met" | "at_risk" | "breached" | "no_data" | "no_traffic";
                    /** @description Of services of this team only. */
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SloPage"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slos/{service}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one SLO stands, with every group of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name within the service. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its rows of the newest status. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One where it has no groups, else one of each group. */
                            data: components["schemas"]["Slo"][];
                            name: string;
                            service: string;
                        };
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How every objective, agreement and dataset stands. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The status of the newest evaluation. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Status"];
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Styles, script and picture of pages. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A name that changes with what is in it. */
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file; it never changes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: components["responses"]["not_found"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page of the audit log. */
        get: {
            parameters: {
                query?: {
                    /** @description As `incident.acknowledge`; `incident` is all that was done to incidents. */
                    action?: string;
                    /** @description Name of who made the change. */
                    actor?: string;
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Only what was changed since then. */
                    from?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description As `incident:12`; `incident` is all incidents. */
                    object?: string;
                    /** @description Only what was changed before then. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The log, the newest entry first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{secret}/maintenance.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same calendar for programs that can show no token: its address is the secret. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Secret part of the address. */
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An iCalendar object, RFC 5545, with an ETag. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                404: components["responses"]["not_found"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All controls as they stand, the worst first, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description A control, such as encryption; empty: all. */
                    control?: string;
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Part of the name of a dataset, or of a part. */
                    q?: string;
                    /** @description Name of a service; empty: all. */
                    service?: string;
                    /** @description A status, such as non_compliant; empty: all. */
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The controls that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All datasets as they stand, the worst first, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Part of the name of a dataset. */
                    q?: string;
                    /** @description Name of a service; empty: all. */
                    service?: string;
                    /** @description A state, such as stale; empty: all. */
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The datasets that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{service}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dataset as a page, with its exposure and its backups. */
        get: {
            parameters: {
                query?: {
                    /** @description How many days back: 7, 30, 90. */
                    days?: number;
                };
                header?: never;
                path: {
                    /** @description Name of the dataset. */
                    name: string;
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How the dataset stands, for people. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cannot work without what, as a picture, and the emergency pack. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployments, newest first, and how often and well services are deployed, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Of one service only. */
                    service?: string;
                    /** @description Only those that stand so. */
                    state?: "watched" | "degraded" | "healthy" | "inconclusive" | "rolled_back";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deployments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deployment with every look of the guard, and who was told, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What the start has answered. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drills, when they are due, and the newest runs, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its timeline and what can be said of it, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/abandon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/abandon. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/finding. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/finding-done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/finding-done. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/finish. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/milestone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/milestone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/pause. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/recovery-point": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/recovery-point. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/resume. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/review. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/step. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the run that is meant. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["drill_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a release of each service may go out, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description A part of the name of a service. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gate/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a release of a service may go out, with every reason, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gate/{service}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/gate/{service}/override. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, newest first, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    service?: string;
                    state?: "open" | "recovered" | "resolved" | "unresolved" | "all";
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident with its timeline and what can be done about it, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/acknowledge. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/actions. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/class. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/false-positive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/false-positive. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/merge. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/milestone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/milestone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The post-incident report as a page, with what can be done about it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/report. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/report/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/report/file. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/report/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/report/reopen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["post_incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/resolve. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/role. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/severity. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/unmerge. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page asks for: the same as POST /api/v1/incidents/{id}/update. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id or number of the incident. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["incident_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What exists and ought to be backed up, uncovered first, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description How it stands, such as uncovered; empty: all. */
                    coverage?: string;
                    /** @description Name of an inventory; empty: all. */
                    inventory?: string;
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Part of the name of a thing. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the services, from 1. */
                    page?: number;
                    /** @description Such as 2026-11, 2026-Q4, 2026-W47 or 2026, in the time zone of the organisation; default: this month. */
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what a signed link would do, and changes nothing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What was signed, as it stands in a message. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What would be done, or when it was done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The link was not signed here, or by a key that is gone. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The link has expired, and nothing was done. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        /** Does what the link is signed for, in the name of its recipient. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What was signed, as it stands in a message. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Sentences for the record. */
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description What would be done, or when it was done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                /** @description The link was not signed here, or by a key that is gone. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The link has expired, and nothing was done. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link/{token}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what a signed link is about, as a whole page, and changes nothing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What was signed, as it stands in a message. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What would be done, or when it was done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The link was not signed here, or by a key that is gone. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The link has expired, and nothing was done. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Planned maintenance as a calendar, with a token. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An iCalendar object, RFC 5545, with an ETag. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the Prometheus text format, or OpenMetrics where the Accept header asks for it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All metrics, with their help and type. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ping/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A backup succeeded, as clients of healthchecks say it. */
        get: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** A backup succeeded, as clients of healthchecks say it. */
        post: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "text/plain": string;
                };
            };
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ping/{id}/{signal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A backup began, failed, ended with an exit status or says something. */
        get: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    id: string;
                    /** @description `start`, `fail`, `log` or an exit status from 0 to 255, of which 0 is a success; behind a key the slug. */
                    signal: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** A backup began, failed, ended with an exit status or says something. */
        post: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    id: string;
                    /** @description `start`, `fail`, `log` or an exit status from 0 to 255, of which 0 is a success; behind a key the slug. */
                    signal: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "text/plain": string;
                };
            };
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ping/{key}/{slug}/{signal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same by key and slug. */
        get: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    key: string;
                    /** @description `start`, `fail`, `log` or an exit status from 0 to 255, of which 0 is a success; behind a key the slug. */
                    signal: string;
                    /** @description Service and dataset joined by a dash, or the dataset alone where no other has its name. */
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        /** The same by key and slug. */
        post: {
            parameters: {
                query?: {
                    /** @description How many seconds ago that was of which it tells, where it could not be delivered at once. */
                    ago?: number;
                    /** @description Tells the pings of one run from those of others that overlap it. */
                    rid?: string;
                    /** @description Bytes that were backed up. */
                    size?: number;
                };
                header?: never;
                path: {
                    /** @description Secret id of the dataset, or the key in front of a slug. */
                    key: string;
                    /** @description `start`, `fail`, `log` or an exit status from 0 to 255, of which 0 is a success; behind a key the slug. */
                    signal: string;
                    /** @description Service and dataset joined by a dash, or the dataset alone where no other has its name. */
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "text/plain": string;
                };
            };
            responses: {
                /** @description `OK`: it is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What it says cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `not found`: no dataset has that id or slug. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `ambiguous slug`: several datasets have it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `rate limited`: too many within a minute. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archive of reports as a page, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Name of a customer whom it is about; empty: all. */
                    customer?: string;
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Label of a period, such as 2026-10; empty: all. */
                    period?: string;
                    /** @description Name of a service that the report covers; empty: all. */
                    service?: string;
                    /** @description How its newest revision stands; empty: all. */
                    state?: "" | "waits" | "rejected" | "unread" | "read" | "sent";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The reports that were asked for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as a page: revisions, files, delivery and acknowledgement. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that is known of the report. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/{revision}/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a report, exactly as it was issued. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description In which format: html, pdf, csv or json. */
                    format: "html" | "pdf" | "csv" | "json";
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                    /** @description Which revision, from 1. */
                    revision: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file, byte for byte. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which somebody says that they have read a report. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record, or why. */
                        comment?: string;
                        /** @description Name of a receiver, of what is sent again; empty: all who get it. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which a report that waits is sent. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record, or why. */
                        comment?: string;
                        /** @description Name of a receiver, of what is sent again; empty: all who get it. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which a report that waits is not sent. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record, or why. */
                        comment?: string;
                        /** @description Name of a receiver, of what is sent again; empty: all who get it. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which a report is made again from what is known now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record, or why. */
                        comment?: string;
                        /** @description Name of a receiver, of what is sent again; empty: all who get it. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{number}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form by which a report is sent once more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Number of the report, such as 2026-000042. */
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Name of who says it, where nobody is signed in. */
                        by?: string;
                        /** @description Sentences for the record, or why. */
                        comment?: string;
                        /** @description Name of a receiver, of what is sent again; empty: all who get it. */
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description It is done: the page that shows it. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The page, with what was typed and what is wrong with it. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All reviews and trainings, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One review with its sign-offs, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the review. */
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{name}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the form of the page says: the same as POST /api/v1/reviews/{name}/sign. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the review. */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": Record<string, never>;
                };
            };
            responses: {
                /** @description It is done: back to the page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                409: components["responses"]["review_refused"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that has runbooks, as a page. */
        get: {
            parameters: {
                query?: {
                    /** @description Which part of the list, from 1. */
                    page?: number;
                    /** @description Part of the name of a service. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runbooks of a service, as a page. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of a service, or of a set of alerts that belongs to none, such as `_plimsoll`. */
                    set: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{set}/{alert}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runbook of an alert, as a page: where the alert leads. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the alert. */
                    alert: string;
                    /** @description Name of a service, or of a set of alerts that belongs to none, such as `_plimsoll`. */
                    set: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page for a browser. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page of all services. */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the page before; left out: the first page. */
                    cursor?: string;
                    /** @description Most rows on a page, 1 to 1000. */
                    limit?: number;
                    /** @description Part of the name, of the description or of the team. */
                    q?: string;
                    /** @description `attention`: those of which something is bad, at risk or unknown. */
                    state?: "all" | "attention";
                    /** @description Name of the team; left out: of all. */
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Services of one page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page of a service, with all that is promised for it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the service. */
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The service as it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                404: components["responses"]["not_found"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page that asks people to sign in, and says who is signed in. */
        get: {
            parameters: {
                query?: {
                    /** @description Path of ours to go on to; others are ignored. */
                    next?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The page with its form, and a link to the provider where there is one. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        /** Takes a token, and gives a cookie by which the browser is known for 12 hours without use, 7 days at most. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Path of ours to go on to; others are ignored. */
                        next?: string;
                        /** @description A line of a token file. */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Somebody is signed in and sent on to where they wanted to go. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["bad_request"];
                /** @description The token is wrong, and the page asks again. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description Too many wrong tokens came from there; none is looked at. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends a browser to the provider of `server.oidc`, if one is configured. */
        get: {
            parameters: {
                query?: {
                    /** @description Has the provider ask who it is, whoever is signed in there. */
                    as?: "another";
                    /** @description Path of ours to go on to; others are ignored. */
                    next?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The browser goes on to the provider. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: components["responses"]["not_found"];
                /** @description The provider does not answer, or not as one. */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends people back to, with a code that is good once. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Somebody is signed in and sent on to where they wanted to go. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Why what came back was not believed. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description None of their groups has a role here; the page names them. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                404: components["responses"]["not_found"];
                /** @description The provider does not answer, or not as one. */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                503: components["responses"]["unavailable"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of the browser, or with `everywhere` all sessions of that person. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description What the form of our page carries. */
                        csrf: string;
                        /** @description Anything: all sessions of this person. */
                        everywhere?: string;
                    };
                };
            };
            responses: {
                /** @description What has ended, and where the provider ends its own sign-in. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public status page, where one is configured. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is made anew every 30 s, with an ETag. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                404: components["responses"]["not_found"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published on the status page, as an Atom feed. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is made anew every 30 s, with an ETag. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/atom+xml": string;
                    };
                };
                404: components["responses"]["not_found"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as the public status page, for programs. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is made anew every 30 s, with an ETag. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicStatus"];
                    };
                };
                404: components["responses"]["not_found"];
                503: components["responses"]["not_ready"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/alertmanager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where Alertmanager delivers (version 4 of its webhook). It is kept before it is answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The delivery is kept. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/argocd": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where notifications of Argo CD deliver, by the template of the documentation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description It is kept, now or before, and what became of it. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDelivery"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["unauthorized"];
                403: components["responses"]["role_needed"];
                429: components["responses"]["too_many_tries"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/flux": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where a provider generic-hmac of Flux delivers, signed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description It is kept, now or before, and what became of it. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDelivery"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["signature_wrong"];
                404: components["responses"]["not_found"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/github": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where GitHub delivers deployment_status, signed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description It is kept, now or before, and what became of it. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDelivery"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["signature_wrong"];
                404: components["responses"]["not_found"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/gitlab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where GitLab delivers deployment events, signed or with its secret token. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description It is kept, now or before, and what became of it. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeploymentDelivery"];
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["signature_wrong"];
                404: components["responses"]["not_found"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/pagerduty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where PagerDuty delivers (webhooks version 3), signed. It is kept before it is answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The event is kept, now or before. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                400: components["responses"]["bad_request"];
                401: components["responses"]["signature_wrong"];
                404: components["responses"]["not_found"];
                503: components["responses"]["unavailable"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What shall be done: learned of an incident, or found in a drill. */
        ActionItem: {
            /** @description Null: it is open. */
            closedAt: string | null;
            closedBy: string | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            createdAt: string;
            createdBy: string;
            /** @description The finding of a drill that it is; null: of an incident. */
            drill: {
                /** @description Number of the finding within the run. */
                finding: number;
                name: string;
                /** @description Id of the run. */
                run: string;
            } | null;
            /**
             * Format: date
             * @description The last day on which it is in time, in the zone of the organisation.
             */
            due: string;
            environment: string | null;
            /** @description Number of the incident of which it was learned; null: of a drill. */
            incident: number | null;
            /** @description What was said when it was closed. */
            note: string | null;
            /** @description By which people call it, over all incidents and drills. */
            number: number;
            /** @description Since its day was over; null: it is in time, or closed. */
            overdueSeconds: number | null;
            /** @description Who sees to it. */
            owner: string;
            service: string;
            /**
             * @description A dropped one will not be done; its note says why.
             * @enum {string}
             */
            state: "open" | "done" | "dropped";
            /** @description What shall be done. */
            text: string;
        };
        /** @description A page of action items, the first to be due first. */
        ActionItemPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["ActionItem"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description All that is known of an agreement in one period. */
        Agreement: {
            agreement: string;
            /** @description The breach of the period; null: none was found. */
            breach: components["schemas"]["Breach"] | null;
            /** @description Its days and its bad time; null: they are worked out within minutes. */
            details: components["schemas"]["AgreementDetails"] | null;
            /** @description What was entered for the period, withdrawn or not, by beginning. */
            entered: components["schemas"]["EnteredExclusion"][];
            /** @description Which period it is; null: none was judged yet. */
            period: string | null;
            /** @description All periods that are kept, newest first. */
            periods: {
                period: string;
                result: components["schemas"]["Sla"];
            }[];
            /** @description The PromQL that its counts come from. */
            queries: {
                counts: string;
                promql: string;
            }[];
            /** @description How it stands or stood; null: it was not judged yet. */
            result: components["schemas"]["Sla"] | null;
            /** @description Whether the period runs: then its result is that of the status. */
            running: boolean;
            service: string;
            /** @description What the contract says, clause by clause. */
            terms: {
                label: string;
                value: string;
            }[];
        };
        /** @description What was counted of an agreement in one day. */
        AgreementDay: {
            /** @description Of it what was judged and counts. */
            countedSeconds: number;
            /** @description What was counted in it; null: the ledger has not reached it. */
            counts: {
                /** @description Number of the bad events. */
                errors: number;
                /** @description Number of all events. */
                events: number;
                /** @description Time for which anything is known. */
                observedSeconds: number;
            } | null;
            /** @description Share of it that was good; null: nothing was counted. */
            good: number | null;
            /** @description From `from` up to, not including, `to`. */
            interval: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description Whether nothing of it counts, as on a day without service hours. */
            isLeftOut?: boolean;
            /** @description The day in the zone of the agreement, such as 2026-10-25. */
            label: string;
        };
        /** @description Days and bad time of a period, as they were worked out last. */
        AgreementDetails: {
            /**
             * Format: date-time
             * @description When it was judged with all its minutes.
             */
            at: string;
            /** @description Where its bad time lies; null: that is not known. */
            bad: {
                /** @description What lies in none of them, in sum. */
                beside: {
                    /** @description The same if all unknown minutes were bad. */
                    atWorstSeconds: number | null;
                    /** @description Downtime; of requests that of the same weight. Null: the method knows none. */
                    badSeconds: number | null;
                    /** @description Of the methods over requests; null: of others. */
                    errors: number | null;
                    /** @description The same if all unknown minutes were bad. */
                    errorsAtWorst: number | null;
                    /** @description Counted time of which nothing is known. */
                    unknownSeconds: number;
                } | null;
                /** @description Those that are too many to be named, in sum. */
                others: {
                    /** @description The same if all unknown minutes were bad. */
                    atWorstSeconds: number | null;
                    /** @description Downtime; of requests that of the same weight. Null: the method knows none. */
                    badSeconds: number | null;
                    count: number;
                    /** @description Of the methods over requests; null: of others. */
                    errors: number | null;
                    /** @description The same if all unknown minutes were bad. */
                    errorsAtWorst: number | null;
                    /** @description Counted time of which nothing is known. */
                    unknownSeconds: number;
                } | null;
                /** @description In order of time. */
                stretches: components["schemas"]["BadStretch"][];
            } | null;
            /** @description Of the configuration that it was judged by. */
            configHash: string;
            /** @description Every day of the period. */
            days: components["schemas"]["AgreementDay"][];
            /** @description What of the period was judged then. */
            judged: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description Whether nothing changes it any more but late data and exclusions. */
            settled: boolean;
            /** @description Of the program that judged it. */
            version: string;
        };
        /** @description An issued report as the archive names it. */
        ArchivedReport: {
            /**
             * Format: date-time
             * @description When the newest revision was issued.
             */
            issuedAt: string;
            number: string;
            /** @description Which period it is of, such as 2026-10. */
            period: string;
            /** @description Name of the report in the configuration. */
            report: string;
            /** @description Which revision is the newest. */
            revision: number;
            /**
             * @description How the newest revision stands.
             * @enum {string}
             */
            state: "waits" | "rejected" | "unread" | "read" | "sent";
        };
        /** @description Entries of the audit log, the newest first. */
        AuditEntries: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["AuditEntry"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description A change, and who made it. */
        AuditEntry: {
            /** @description What was done, as incident.acknowledge. */
            action: string;
            actor: {
                /** @description What shows that it was them: token, session, proxy, oidc (a provider has signed them in), link, signature (of a program that vouches for them), system (a job, a user at the command line), or only their word. */
                identifiedBy: string;
                /** @enum {string} */
                kind: "person" | "webhook" | "job" | "cli";
                name: string;
            };
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            at: string;
            /** @description Address of the other end; `cli`; `job`. */
            from: string;
            /** @description SHA-256 over the canonical JSON (RFC 8785) of everything else. */
            hash: string;
            /** @description What is there since. */
            new: unknown;
            object: {
                id: string;
                kind: string;
            };
            /** @description What was there before, as far as it changed; null: nothing. What is large is cut. */
            old: unknown;
            /** @description Hash of the entry before; of the first: zeros. */
            previous: string;
            /** @description 1 for the first entry, then one more each. */
            seq: number;
            /** @enum {string} */
            through: "api" | "page" | "link" | "webhook" | "cli" | "job";
        };
        /** @description One run of a backup, as pings told of it. */
        BackupRun: {
            /** @description From start to end, where both are known. */
            durationSeconds: number | null;
            /** @description Null: nobody said that it ended. */
            endedAt: string | null;
            /** @description First 10 kB of what was sent with it; null: nothing, or it is gone by now. */
            excerpt: string | null;
            /** @description Null: none was given. */
            exitStatus: number | null;
            /**
             * Format: date-time
             * @description When the newest ping about it came in.
             */
            heardAt: string;
            /**
             * @description `abandoned`: another run began before its end was heard; `log`: nothing but a text came.
             * @enum {string}
             */
            outcome: "running" | "success" | "fail" | "abandoned" | "log";
            /** @description As old as the data that it saved; null: it saved none. */
            pointAt: string | null;
            /** @description By which its pings know each other; null: they carry none. */
            rid: string | null;
            /** @description Of what was backed up; null: it was not said. */
            sizeBytes: number | null;
            /** @description Null: nobody said when it began. */
            startedAt: string | null;
        };
        /** @description A stretch of time that made a period worse. */
        BadStretch: {
            /** @description The same if all unknown minutes were bad. */
            atWorstSeconds: number | null;
            /** @description Downtime; of requests that of the same weight. Null: the method knows none. */
            badSeconds: number | null;
            /** @description Of the methods over requests; null: of others. */
            errors: number | null;
            /** @description The same if all unknown minutes were bad. */
            errorsAtWorst: number | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            /** @description Incidents and drills that it shares time with, oldest first. */
            incidents: {
                /** @enum {string} */
                kind: "real" | "drill";
                number: number;
                title: string;
            }[];
            /** @description Whether it is known to be bad, may be, or is a gap. */
            kind: string;
            /** @description The indicator, where several are judged one by one. */
            member: string | null;
            /** @description What was to be recovered from; null: by another method. */
            recovery: {
                lossSeconds: number | null;
                seconds: number | null;
            } | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            to: string;
            /** @description Counted time of which nothing is known. */
            unknownSeconds: number;
        };
        /** @description A period in which an agreement was found broken. */
        Breach: {
            /** @description As it was when it was found; null: nothing was counted. */
            achieved: number | null;
            /** @description What was said to this round, first things first. */
            acknowledgements: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                comment: string | null;
                /** @enum {string} */
                how: "link" | "api" | "cli" | "page";
            }[];
            agreement: string;
            /** @description Receivers that were asked to acknowledge it. */
            asked: string[];
            best: number | null;
            /** @description An estimate, as it was when the breach was found; null: no credits agreed. */
            credit: {
                /** @description Such as 2,000.00 EUR; null where no fee is configured. */
                amount: string | null;
                /** @description Share of the fee. */
                ratio: number;
            } | null;
            customer: string | null;
            /** @description Whether the period was over then; else not even a faultless rest could save it. */
            final: boolean;
            /**
             * Format: date-time
             * @description When it was found the last time.
             */
            found: string;
            id: number;
            /** @description The period, as it was when the breach was found. */
            interval: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description Since when it is none any more; null: it stands. */
            lifted: string | null;
            objective: number;
            /** @description Name of the period, such as 2026-10; of rolling ones last-30d. */
            period: string;
            /** @description How often it was found: one more each time that it is found again after it was lifted. */
            round: number;
            service: string;
            /**
             * @description `open` waits for somebody; `known` was over before the agreement was looked at first: nobody was told.
             * @enum {string}
             */
            state: "open" | "acknowledged" | "lifted" | "known";
            worst: number | null;
        };
        /** @description A page of breaches, newest period first. */
        BreachPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Breach"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description Where calendars subscribe to planned maintenance. */
        CalendarAddress: {
            /** @description The address, which is a secret: whoever knows it reads the calendar. */
            url: string;
        };
        /** @description What has to be so of a dataset, and whether it is. */
        Control: {
            /** @description Clauses that it says something about, by the frameworks configured. */
            clauses: string[];
            /** @enum {string} */
            control: "recovery_point" | "backup_type" | "copy" | "retention" | "recovery_points" | "encryption" | "immutability" | "restore_test" | "restore_time";
            dataset: string;
            environment: string | null;
            /** @description Of when the evidence is; null: there is none, or it bears no time. */
            evidenceAt: string | null;
            /** @description Why it stands so, with the figures. */
            finding: {
                /** @description Who attests that it is so. */
                by?: string;
                /** @description Name of the drill. */
                drill?: string;
                /**
                 * Format: date-time
                 * @description By when it has to be passed for the first time.
                 */
                dueAt?: string;
                /** @description How long that proves it. */
                everySeconds?: number;
                /**
                 * Format: date-time
                 * @description Until when that holds.
                 */
                expires?: string;
                /** @description How far back it has to be possible to go. */
                keepSeconds?: number;
                /** @description How many have to be. */
                leastPoints?: number;
                /** @description How old that may be. */
                maxAgeSeconds?: number;
                /**
                 * Format: date-time
                 * @description Of the oldest recovery point that is kept.
                 */
                oldestAt?: string;
                /**
                 * Format: date-time
                 * @description When it was passed last.
                 */
                passedAt?: string;
                /**
                 * Format: date-time
                 * @description Of the newest backup: how old its data is.
                 */
                pointAt?: string;
                /** @description How many recovery points are kept. */
                points?: number;
                /** @description The PromQL that says so. */
                query?: string;
                /** @enum {string} */
                reason: "within" | "too_old" | "never" | "silent" | "not_asked" | "no_answer" | "nobody_says" | "suspended" | "holds" | "does_not_hold" | "attested" | "expired" | "kept" | "deleted_early" | "too_young" | "enough" | "too_few" | "passed" | "overdue" | "never_passed" | "not_yet_due" | "in_time" | "too_slow" | "not_measured";
                /** @description Where it is written. */
                reference?: string | null;
                /** @description How long it may take. */
                rtoSeconds?: number;
                /** @description How long it took to bring everything back. */
                tookSeconds?: number;
                /**
                 * Format: date-time
                 * @description Until when backups are suspended.
                 */
                until?: string;
            };
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            judgedAt: string;
            /** @description Type or copy that it is about; null: the dataset as a whole. */
            part: string | null;
            /** @description The finding for people, in English; its times are in UTC. */
            sentence: string;
            service: string;
            /** @description Since when it has been judged the same, without a gap of half an hour; null: just now. */
            since: string | null;
            /**
             * @description Without evidence that holds now it is `not_assessed`.
             * @enum {string}
             */
            status: "non_compliant" | "not_assessed" | "compliant";
            /** @description Until when it is compliant if nothing new comes; null: it is not. */
            validUntil: string | null;
        };
        /** @description Controls and how they stand. */
        ControlPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Control"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description What of a dataset would be lost now. */
        Dataset: {
            /** @description When the source last answered; null: never. */
            answeredAt: string | null;
            dataset: string;
            description: string | null;
            /** @description Duration, in seconds, of the newest backup of which it is known; null: of none. */
            duration: {
                /** @description Whether it is below half or above twice of what is usual. */
                isUnusual: boolean;
                /**
                 * Format: date-time
                 * @description As old as the data of that backup.
                 */
                pointAt: string;
                /** @description Of how many backups `usual` is the median. */
                runs: number;
                /** @description Median of up to 14 backups before it; null: it is known of fewer than 5. */
                usual: number | null;
                value: number;
            } | null;
            environment: string | null;
            /** @description What would be lost now; null: never seen. */
            exposureSeconds: number | null;
            /** @description From when on that one is late; null: nobody said how late it may be. */
            lateAt: string | null;
            /** @description Newest recoverable data point; null: never seen. */
            newestPointAt: string | null;
            /** @description When the next backup is planned; null: nothing is, or none was ever seen. */
            nextDueAt: string | null;
            rpoSeconds: number;
            service: string;
            /** @description Size, in bytes, of the newest backup of which it is known; null: of none. */
            size: {
                /** @description Whether it is below half or above twice of what is usual. */
                isUnusual: boolean;
                /**
                 * Format: date-time
                 * @description As old as the data of that backup.
                 */
                pointAt: string;
                /** @description Of how many backups `usual` is the median. */
                runs: number;
                /** @description Median of up to 14 backups before it; null: it is known of fewer than 5. */
                usual: number | null;
                value: number;
            } | null;
            /** @enum {string} */
            state: "ok" | "late" | "ageing" | "stale" | "never" | "unknown" | "suspended";
        };
        /** @description A dataset as it stands, its exposure hour by hour, and its backups. */
        DatasetDetails: {
            /** @description Backups that the source told of, newest first. */
            backups: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                completedAt: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                pointAt: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                seenAt: string;
            }[];
            /** @description Observed share of the interval. */
            coverage: number;
            dataset: string;
            /** @description How long a backup takes: its data are older than its completion by this. */
            expectedDurationSeconds: number;
            /** @description The largest exposure of each hour of which anything is kept; null: none was known. */
            hours: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                observedSeconds: number;
                worstSeconds: number | null;
            }[];
            /** @description What the hours and backups are of. */
            interval: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description The PromQL that tells when the last backup was completed. */
            lastSuccess: string;
            /** @description The recovery point objective. */
            rpoSeconds: number;
            service: string;
            /** @description How it stands, as in the status; null: none was read yet. */
            status: components["schemas"]["Dataset"] | null;
            /** @description Share of the observed time within the objective; null: nothing was observed. */
            within: number | null;
            /** @description The largest exposure seen; null: nothing was observed. */
            worstExposureSeconds: number | null;
        };
        /** @description What of each dataset would be lost now. */
        DatasetPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Dataset"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description What cannot work without what. */
        Dependencies: {
            /** @description Services that need each other in a circle. */
            circles: string[][];
            /** @description In which order services are brought back: each step needs only those before it. */
            order: string[][];
            services: {
                /** @description Services that it cannot work without. */
                dependsOn: string[];
                name: string;
            }[];
        };
        /** @description A version that was brought to users, and what became of it. */
        Deployment: {
            /** @description Labels by which it is told from the rest of the service, beside which it is judged; null: by all of it, after and before. */
            canary: {
                [key: string]: string;
            } | null;
            /** @description When its newest commit was made; null: nobody has said. */
            committedAt: string | null;
            environment: string | null;
            /** @description Per objective that is looked at. */
            findings: components["schemas"]["DeploymentFinding"][];
            finishedAt: string | null;
            id: string;
            judgedAt: string | null;
            /** @description What the tool calls it that has told of it; null: it was said by API. */
            origin: string | null;
            rolledBackAt: string | null;
            rolledBackBy: string | null;
            service: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            startedAt: string;
            startedBy: string;
            /**
             * @description How it stands: its verdict, or what became of it.
             * @enum {string}
             */
            state: "watched" | "degraded" | "healthy" | "inconclusive" | "rolled_back";
            /** @enum {string} */
            strategy: "in_place" | "blue_green" | "canary" | "flag";
            verdict: ("degraded" | "healthy" | "inconclusive") | null;
            version: string;
            /**
             * Format: date-time
             * @description Up to when it is watched: the bake time, or the next deployment of the service.
             */
            watchedTo: string;
        };
        /** @description Every look of the guard at one objective, 30 s apart. */
        DeploymentCourse: {
            looks: {
                /** @description Beyond it the deployment is accused. */
                bound: number;
                /** @description Distance from no change, in standard errors. */
                z: number;
            }[];
            slo: string;
        };
        /** @description A page of what tools have told of deployments, newest first. */
        DeploymentDeliveries: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["DeploymentDelivery"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description What a tool has told of a deployment, and what became of it. */
        DeploymentDelivery: {
            /** @description Ids of the deployments that it has begun or changed. */
            deployments: string[];
            /** @description SHA-256 of its body. */
            id: string;
            /**
             * @description `started`: a deployment has begun; `finished`: it has reached all of its users; `known`: it says nothing new; `noted`: it changes nothing for users; `late`: older than seven days when it came; `unmatched`: no service deploys from there.
             * @enum {string}
             */
            outcome: "started" | "finished" | "noted" | "known" | "late" | "unmatched";
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            receivedAt: string;
            /** @description Address of the other end. */
            sender: string;
            /** @description The same for people, and what to do. */
            sentence: string;
            /** @description What it was about. */
            subject: string;
            /** @enum {string} */
            tool: "github" | "gitlab" | "argocd" | "flux";
        };
        /** @description A deployment, how it was judged, and who was told. */
        DeploymentDetails: {
            /** @description Per objective; none where the guard has not looked yet. */
            courses: components["schemas"]["DeploymentCourse"][];
            /** @description What tools have told of it, newest first. */
            deliveries: components["schemas"]["DeploymentDelivery"][];
            deployment: components["schemas"]["Deployment"];
            /** @description From its newest commit; null: that is not known. */
            leadTimeSeconds: number | null;
            /** @description To those under `on_degraded`, in the order in which they were told. */
            messages: components["schemas"]["DeploymentMessage"][];
            /** @description From the marker to the rollback; null: it stands. */
            timeToRollBackSeconds: number | null;
        };
        /** @description What the guard found in one objective. */
        DeploymentFinding: {
            /** @description What was counted: all events, and those that failed. */
            after: {
                errors: number;
                events: number;
            };
            /** @description Seconds from the marker on that were looked at. */
            afterSeconds: number;
            /** @description What was counted: all events, and those that failed. */
            before: {
                errors: number;
                events: number;
            };
            /** @description By how much more the baseline scatters than chance has it. */
            dispersion: number;
            /** @description Seconds until a page on its budget fired; null: none did. Then no more doubt is asked for. */
            pagedAfterSeconds: number | null;
            /** @description How many times as many errors per event as before; 0 without events. */
            rateRatio: number;
            slo: string;
            /** @description Minutes after the marker of which nothing is known. */
            unknownMinutes: number;
            /** @description Of this objective; null: nothing speaks against the deployment so far. */
            verdict: ("degraded" | "healthy" | "inconclusive") | null;
            /** @description Distance from no change, in standard errors. */
            z: number;
        };
        /** @description What a receiver was told of a deployment. */
        DeploymentMessage: {
            attempts: number;
            /** @description What the last attempt said that failed. */
            lastError: string | null;
            receiver: string;
            sentAt: string | null;
            /** @enum {string} */
            state: "waiting" | "sent" | "failed";
            /**
             * @description What the receiver was told of it.
             * @enum {string}
             */
            told: "degraded" | "rolled_back";
        };
        /** @description A page of deployments, newest first. */
        Deployments: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Deployment"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description All servers that are asked, and whether they have loaded what is generated. */
        Drift: {
            data: components["schemas"]["DriftStanding"][];
        };
        /** @description A server, and whether it has loaded what is generated. */
        DriftStanding: {
            /** @description How many; null: nobody knows. */
            changed: number | null;
            /** @description When it last said what it has loaded; null: never. */
            checkedAt: string | null;
            /** @description When a difference was first seen that no look has found gone; null: there was none at the last answer. */
            differentSince: string | null;
            /** @description How many; null: nobody knows. */
            extra: number | null;
            /** @description What differed when it last answered, 200 at most. */
            items: {
                /** @description What is changed within. */
                changes: string[];
                /** @description Where the server has it from; null: it is missing, or the server does not say. */
                file: string | null;
                /**
                 * @description `missing`: generated and not loaded; `extra`: called as ours, loaded and not generated.
                 * @enum {string}
                 */
                kind: "missing" | "changed" | "extra";
                /** @description Of the rule group; `configuration` of an Alertmanager. */
                name: string;
            }[];
            /** @description How many; null: nobody knows. */
            missing: number | null;
            /** @description Name of the Prometheus in the configuration; of an Alertmanager its address. */
            name: string;
            /** @description Why it is unknown; null: it is known. */
            problem: string | null;
            /** @enum {string} */
            server: "prometheus" | "alertmanager";
            /**
             * @description Whether it has loaded what is generated; `unknown` where it does not say, or nobody has looked.
             * @enum {string}
             */
            state: "same" | "different" | "unknown";
            /** @description From when on it has not answered; null: it has, or was not asked since the start or a reload. */
            unknownSince: string | null;
            url: string;
        };
        /** @description A drill that is held again and again. */
        Drill: {
            /**
             * @description What kind of failure is practised.
             * @enum {string}
             */
            class: "application" | "infrastructure" | "human";
            description: string | null;
            dueAt: string | null;
            /** @description How often it is due; null: it has no cadence. */
            everySeconds: number | null;
            /** @description Of its last run that is over. */
            lastOutcome: ("passed" | "failed" | "abandoned") | null;
            lastPassedAt: string | null;
            name: string;
            /** @description Id of the run that goes on. */
            openRun: string | null;
            /** @description Since it was due; null: it is not due yet. */
            overdueSeconds: number | null;
            /** @description The newest time that was measured. */
            rtoActualSeconds: number | null;
            rtoSeconds: number;
            service: string;
            /** @enum {string} */
            type: "tabletop" | "simulation" | "restore" | "rollback" | "rebuild" | "failover" | "load";
        };
        /** @description A run of another tool that was taken over. */
        DrillImport: {
            /** @description Whether it was taken over now; false: it was there. */
            isNew: boolean;
            run: components["schemas"]["DrillRun"];
        };
        /** @description A run of a drill, and how it stands. */
        DrillRun: {
            checks: {
                detail: string | null;
                /** @description How long it has to hold before it counts. */
                holdSeconds: number;
                kind: string;
                name: string;
                passedAt: string | null;
                /**
                 * @description `waiting`: nothing was said of it since the clock runs; `holding`: not for long enough yet.
                 * @enum {string}
                 */
                state: "waiting" | "failing" | "holding" | "passed";
            }[];
            /**
             * @description What kind of failure is practised.
             * @enum {string}
             */
            class: "application" | "infrastructure" | "human";
            /**
             * Format: date-time
             * @description The failure, where it was injected; else the declaration.
             */
            clockFrom: string;
            closedAt: string | null;
            /** @description Dataset that is brought back. */
            dataset: string | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            deadline: string;
            /** @description Milestones that stand before one that they have to follow. */
            disorder: string[];
            drill: string;
            /** @description Since the clock runs, up to the last check, the end or now; pauses are part of it. */
            elapsedSeconds: number;
            environment: string | null;
            /** @description What should be better next time: action items. */
            findings: {
                /** @description Number of its action item, see `/api/v1/actions`, where its text may be another by now. */
                action: number;
                /** @description Null: it is open, or was dropped. */
                doneAt: string | null;
                /**
                 * Format: date
                 * @description The last day on which it is in time, in the zone of the organisation; thirty days on, where none was said.
                 */
                due: string;
                number: number;
                /** @description Who sees to it: whoever noted it, where nobody was named. */
                owner: string;
                /** @enum {string} */
                state: "open" | "done" | "dropped";
                /** @description As it was noted. */
                text: string;
            }[];
            id: string;
            isRtoMet: boolean | null;
            milestones: {
                decided: string | null;
                declared: string | null;
                detected: string | null;
                injected: string | null;
                restored: string | null;
                validated: string | null;
            };
            /** @description How much of that time was paused. */
            pausedSeconds: number;
            pauses: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                reason: string;
                to: string | null;
            }[];
            /** @description From one milestone to the next; null: one is not known, or they are in a wrong order. */
            phases: {
                decideSeconds: number | null;
                detectSeconds: number | null;
                restoreSeconds: number | null;
                validateSeconds: number | null;
            };
            /** @description Why it ended as it did. */
            reason: string | null;
            /** @description How new the data is that came back. */
            recoveryPoint: string | null;
            /** @description When its review was filed; null: it is not. */
            reviewedAt: string | null;
            /** @description What was lost, in time: from that data to the start of the clock. */
            rpoActualSeconds: number | null;
            /** @description To the last check that passed; null: not all have. */
            rtoActualSeconds: number | null;
            /** @description What it is held to. */
            rtoSeconds: number;
            service: string;
            startedBy: string;
            /** @enum {string} */
            state: "running" | "paused" | "passed" | "failed" | "abandoned";
            steps: {
                at: string | null;
                detail: string | null;
                /** @description How it stands; null: it was not begun. */
                outcome: ("begun" | "done" | "failed") | null;
                text: string;
            }[];
            timeline: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                number: number;
                text: string;
            }[];
            /** @enum {string} */
            type: "tabletop" | "simulation" | "restore" | "rollback" | "rebuild" | "failover" | "load";
        };
        /** @description A page of runs, newest first. */
        DrillRuns: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["DrillRun"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description A page of drills, by service and name. */
        Drills: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Drill"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description The emergency pack that is made by itself. */
        EmergencyPack: {
            /** @description SHA-256 of the configuration it was made of; null: it was never made. */
            configHash: string | null;
            /** @description Whether its files are encrypted. */
            encrypted: boolean;
            /** @description The files as they were put there. */
            files: {
                bytes: number;
                name: string;
                sha256: string;
            }[];
            /** @description Where its files are put; null: it is made by hand alone. */
            folder: string | null;
            /** @description When it was last made by itself; null: never. */
            madeAt: string | null;
        };
        /** @description Sessions that somebody has ended. */
        EndedSessions: {
            /** @description Every session that has ended by this. */
            ended: components["schemas"]["Session"][];
        };
        /** @description Time that somebody says does not count. */
        EnteredExclusion: {
            /** @description When those concerned were told; null: nobody says. */
            announced: string | null;
            author: string;
            /** @description A link or a text. */
            evidence: string | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            /** @description By which people call it. */
            id: number;
            /** @enum {string} */
            kind: "scheduled_maintenance" | "emergency_maintenance" | "customer_caused" | "force_majeure" | "third_party" | "suspension" | "other";
            reason: string;
            /**
             * Format: date-time
             * @description When it was entered, by the clock of the daemon.
             */
            recorded: string;
            /** @description Services, and agreements as service/name. */
            scope: string[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            to: string;
            /** @description Name of planned work, which mutes alerts; null: it is none. */
            window: string | null;
            /** @description Who withdrew it; null: it stands. */
            withdrawn: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                why: string;
            } | null;
        };
        /** @description A page of what was entered for a stretch of time, by beginning; withdrawn ones too. */
        EnteredExclusionPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["EnteredExclusion"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description What was said not to count within the judged time, and what was decided about it. */
        Exclusion: {
            /** @description When those concerned were told; null: nobody says. */
            announced: string | null;
            author: string | null;
            /**
             * Format: date-time
             * @description When all of it begins, of which this is a part.
             */
            begins: string;
            evidence: string | null;
            /** @description Whether it is left out of all counts; such stretches never overlap. */
            excluded: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            /** @description Number of what was entered; null: it stands in the configuration. */
            id: number | null;
            /** @enum {string} */
            kind: "scheduled_maintenance" | "emergency_maintenance" | "customer_caused" | "force_majeure" | "third_party" | "suspension" | "other";
            /** @description The window that leaves this time out already; null: none does. */
            partOf: string | null;
            reason: string | null;
            /** @description When it was entered, by our clock; null: it stands in the configuration. */
            recorded: string | null;
            /** @description Why it counts all the same; null: it does not count. */
            refusal: string | null;
            /** @description The same for programs. */
            refusalCode?: ("not_agreed" | "not_announced" | "announced_late" | "announced_afterwards" | "cap") | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            to: string;
            /** @description By which people call it: the name of the window. */
            window: string;
        };
        /** @description What is kept, and what agreements make of it. */
        ExclusionOutcome: {
            /** @description What each agreement that it concerns makes of it. */
            effects: {
                agreement: string;
                /** @description Why it counts all the same; null: left out, as far as a cap has room. */
                refusal: string | null;
            }[];
            exclusion: components["schemas"]["EnteredExclusion"];
        };
        /** @description How often and how well a service is deployed. */
        FourKeys: {
            /** @description How many of them stand how. */
            byState: {
                degraded: number;
                healthy: number;
                inconclusive: number;
                rolled_back: number;
                watched: number;
            };
            /** @description Share that made things worse or was taken back, of all whose watch is over; null: there is none. */
            changeFailureRatio: number | null;
            /** @description How many began in that time. */
            deployments: number;
            environment: string | null;
            /** @description How many that share is of. */
            judged: number;
            /** @description Lead time: from the newest commit until all users have the version. */
            leadTime: {
                /** @description How many it is of. */
                samples: number;
                /** @description Median; null: there is none. */
                seconds: number | null;
            };
            /** @description Deployment frequency: deployments per day. */
            perDay: number;
            service: string;
            /**
             * Format: date-time
             * @description From when on it is counted: 90 days, or since the first deployment, but 7 days at least.
             */
            since: string;
            /** @description From the marker of one that failed until it was taken back, or one began that did not fail. */
            timeToRestore: {
                /** @description How many it is of. */
                samples: number;
                /** @description Median; null: there is none. */
                seconds: number | null;
            };
            /** @description From the marker to the rollback. */
            timeToRollBack: {
                /** @description How many it is of. */
                samples: number;
                /** @description Median; null: there is none. */
                seconds: number | null;
            };
        };
        /** @description A page of the figures of services that were deployed within 90 days, by name. */
        FourKeysOfServices: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["FourKeys"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description Whether a release of a service may go out, and why. */
        Gate: {
            /**
             * Format: date-time
             * @description When it was asked.
             */
            at: string;
            environment: string | null;
            /**
             * @description How what is not known counts.
             * @enum {string}
             */
            onUnknown: "open" | "closed";
            /** @description Who has opened it, and why, where it would be closed; null: nobody has, or nothing closes it. */
            override: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                reason: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                until: string;
            } | null;
            /** @description Those that close it first, then those of which nothing is known. */
            reasons: components["schemas"]["GateReason"][];
            service: string;
            /**
             * @description Whether a release may go out.
             * @enum {string}
             */
            state: "open" | "closed";
        };
        /** @description One thing that was looked at. */
        GateReason: {
            /** @enum {string} */
            check: "budget" | "agreement" | "incident" | "backup" | "drill" | "deployment" | "freeze";
            /** @description What was found, such as `no incident is open`. */
            sentence: string;
            /** @enum {string} */
            state: "open" | "closed" | "unknown";
        };
        /** @description Something that went wrong with a service, however many alerts tell of it. */
        Incident: {
            /** @description Detection to the first acknowledgement by a person. */
            acknowledgeSeconds: number | null;
            alerts: {
                /** @description When the alert ended; null while it fires. */
                endsAt: string | null;
                fingerprint: string;
                labels: {
                    [key: string]: string;
                };
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                startsAt: string;
                summary: string | null;
            }[];
            /** @description Seconds from onset to detection; null where they are not known. */
            detectSeconds: number | null;
            environment: string | null;
            /** @description What kind of failure it was; null: nobody has said it. Missing in answers of older versions. */
            failureClass?: ("application" | "infrastructure" | "human") | null;
            /** @description Whether a person said that nothing was wrong: its kind is false_alarm. */
            falsePositive: boolean;
            id: string;
            /**
             * @description What kind of incident it is; only real ones are in statistics. Missing in answers of older versions.
             * @enum {string}
             */
            kind?: "real" | "drill" | "false_alarm" | "merged";
            /** @description Id of the incident that it is part of, where its kind is merged. Missing in answers of older versions. */
            mergedInto?: string | null;
            milestones: {
                acknowledged: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    /** @description Who stated it; null where Plimsoll measured it. */
                    author: string | null;
                    /** @description What stood there before people changed it; missing where nobody has. */
                    before?: {
                        /** @description Null: nothing stood there. */
                        at: string | null;
                        /** @description How that was known; null: nothing stood there. */
                        source: ("person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic") | null;
                    };
                    note: string | null;
                    /**
                     * @description How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.
                     * @enum {string}
                     */
                    source: "person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic";
                    /** @description The true instant lies within so many seconds; null: nobody knows. */
                    uncertaintySeconds: number | null;
                } | null;
                detected: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    /** @description Who stated it; null where Plimsoll measured it. */
                    author: string | null;
                    /** @description What stood there before people changed it; missing where nobody has. */
                    before?: {
                        /** @description Null: nothing stood there. */
                        at: string | null;
                        /** @description How that was known; null: nothing stood there. */
                        source: ("person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic") | null;
                    };
                    note: string | null;
                    /**
                     * @description How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.
                     * @enum {string}
                     */
                    source: "person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic";
                    /** @description The true instant lies within so many seconds; null: nobody knows. */
                    uncertaintySeconds: number | null;
                } | null;
                onset: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    /** @description Who stated it; null where Plimsoll measured it. */
                    author: string | null;
                    /** @description What stood there before people changed it; missing where nobody has. */
                    before?: {
                        /** @description Null: nothing stood there. */
                        at: string | null;
                        /** @description How that was known; null: nothing stood there. */
                        source: ("person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic") | null;
                    };
                    note: string | null;
                    /**
                     * @description How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.
                     * @enum {string}
                     */
                    source: "person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic";
                    /** @description The true instant lies within so many seconds; null: nobody knows. */
                    uncertaintySeconds: number | null;
                } | null;
                recovered: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    /** @description Who stated it; null where Plimsoll measured it. */
                    author: string | null;
                    /** @description What stood there before people changed it; missing where nobody has. */
                    before?: {
                        /** @description Null: nothing stood there. */
                        at: string | null;
                        /** @description How that was known; null: nothing stood there. */
                        source: ("person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic") | null;
                    };
                    note: string | null;
                    /**
                     * @description How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.
                     * @enum {string}
                     */
                    source: "person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic";
                    /** @description The true instant lies within so many seconds; null: nobody knows. */
                    uncertaintySeconds: number | null;
                } | null;
                resolved: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    /** @description Who stated it; null where Plimsoll measured it. */
                    author: string | null;
                    /** @description What stood there before people changed it; missing where nobody has. */
                    before?: {
                        /** @description Null: nothing stood there. */
                        at: string | null;
                        /** @description How that was known; null: nothing stood there. */
                        source: ("person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic") | null;
                    };
                    note: string | null;
                    /**
                     * @description How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.
                     * @enum {string}
                     */
                    source: "person" | "sli" | "alerts_for_state" | "starts_at" | "ends_at" | "automatic";
                    /** @description The true instant lies within so many seconds; null: nobody knows. */
                    uncertaintySeconds: number | null;
                } | null;
            };
            /** @description Milestones that lie before one which must come first. */
            misplaced: ("onset" | "detected" | "acknowledged" | "recovered" | "resolved")[];
            /** @description By which people call it. */
            number: number;
            /** @description Who opened it by hand; null: an alert did. Missing in answers of older versions. */
            openedBy?: string | null;
            /** @description Seconds from onset to recovery; null where they are not known. */
            recoverSeconds: number | null;
            reopenCount: number;
            /** @description Who has which role. Missing in answers of older versions. */
            roles?: {
                [key: string]: string;
            };
            service: string;
            /** @enum {string} */
            severity: "page" | "ticket";
            /**
             * @description An open incident is of a service that is bad, a recovered one is good again and watched, a resolved one is closed.
             * @enum {string}
             */
            state: "open" | "recovered" | "resolved";
            /**
             * @description How far people have come, as they say themselves. Missing in answers of older versions.
             * @enum {string}
             */
            status?: "investigating" | "identified" | "monitoring" | "resolved";
            title: string;
        };
        /** @description An incident with its timeline and what it did. */
        IncidentDetails: {
            /** @description Where people meet; null: nobody has said. */
            conferenceUrl?: string | null;
            impact: {
                /** @description Of the service, in periods that run and in which it was bad, as they stand now. */
                agreements: {
                    /** @description So far; null: nothing was counted. */
                    achieved: number | null;
                    agreement: string;
                    customer: string | null;
                    objective: number;
                    period: string;
                    service: string;
                    /** @enum {string} */
                    verdict: "met" | "on_track" | "at_risk" | "breached" | "undetermined";
                }[];
                alerts: number;
                /** @description From the onset to the recovery, or to now; null: not known. */
                badSeconds: number | null;
                firing: number;
                /** @description Whether the service has recovered. */
                isOver: boolean;
            };
            incident: components["schemas"]["Incident"];
            /** @description Number of the incident that it is part of; null: of none. */
            mergedInto: number | null;
            /** @description When people expect to hear of it again; null: they do not. Missing in answers of older versions. */
            nextUpdateDue?: string | null;
            /** @description Numbers of those that are part of it. */
            parts: number[];
            /** @description Incidents of the same service and class; null: it is a drill, a false alarm, a part of another, or its onset is not known. Missing in older reports. */
            recurrence?: {
                /** @description How far apart their onsets lie at most. */
                days: number;
                /** @description Numbers of those before it, by onset. */
                earlier: number[];
                /** @description That all of them have; null: nobody has said it, of none. */
                failureClass: ("application" | "infrastructure" | "human") | null;
                /** @description Numbers of those after it, by onset. */
                later: number[];
                /** @description Which of them it is; 1: none came before it. */
                ordinal: number;
            } | null;
            /** @description In the order of time. */
            timeline: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                /** @description Null: Plimsoll by itself. */
                author: string | null;
                /** @description Number of the incident that it was written about: this one, or a part of it. */
                incident: number;
                /**
                 * @description What it is measured by, what somebody told the others, or what was done to it.
                 * @enum {string}
                 */
                kind: "milestone" | "update" | "change";
                text: string;
            }[];
        };
        /** @description One page of incidents, newest first. */
        IncidentPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Incident"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description A key figure with its target and the period before. */
        Kpi: {
            /** @description Services, or datasets as service/dataset, that share the target. */
            about: string[];
            /** @description Against the period before; null: one of the two says nothing. */
            change: ("better" | "worse" | "same") | null;
            /** @description Of how many incidents, datasets or drills it is. */
            count: number;
            /**
             * @description What it is; `test_success` is the share of drills that were passed.
             * @enum {string}
             */
            name: "rto" | "rpo" | "mttd" | "mttr" | "test_success";
            /** @description The same of the period before. */
            previous: {
                /** @description Of how many incidents, datasets or drills it is. */
                count: number;
                /** @description Those beside, of which it is not known: in no mean. */
                unknown: number;
                /** @description In its unit; null: it is of nothing, or nobody knows. */
                value: number | null;
                /** @description Against the target; undetermined: what is not known could decide; null: there is nothing to judge. */
                verdict: ("met" | "missed" | "undetermined") | null;
            };
            /** @description In the same unit. Of a ratio it is the least, of a time the most. */
            target: number | null;
            /** @description Its value in each of `months`, in its unit; null: there is none, or it was not read. */
            trend: (number | null)[];
            /** @enum {string} */
            unit: "seconds" | "ratio";
            /** @description Those beside, of which it is not known: in no mean. */
            unknown: number;
            /** @description In its unit; null: it is of nothing, or nobody knows. */
            value: number | null;
            /** @description Against the target; undetermined: what is not known could decide; null: there is nothing to judge. */
            verdict: ("met" | "missed" | "undetermined") | null;
        };
        /** @description RTO, RPO, MTTD, MTTR and the success of drills, against their targets. */
        Kpis: {
            /** @description Up to twelve months that end with the period, such as 2026-11, oldest first: those of trends. */
            months: string[];
            /** @description Of all services; several of one name where they are held to different targets, which are not averaged. */
            organisation: components["schemas"]["Kpi"][];
            /** @description The period asked for; one that runs is told as far as it has come. */
            period: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                label: string;
                /**
                 * Format: date-time
                 * @description First instant behind it.
                 */
                to: string;
            };
            /** @description The one before it, as long by the calendar. */
            previous: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                label: string;
                /**
                 * Format: date-time
                 * @description First instant behind it.
                 */
                to: string;
            };
            /** @description Of each service, in the order of the configuration. What it has none of is missing. */
            services: {
                environment: string | null;
                figures: components["schemas"]["Kpi"][];
                service: string;
            }[];
        };
        /** @description One time that planned maintenance takes place, as it is listed. */
        ListedMaintenance: {
            /** @description Whether it takes place at the moment. */
            active: boolean;
            /** @description When those concerned were told; null: nobody says. */
            announced: string | null;
            /** @description Number of what was entered while the daemon ran; null: of the configuration. */
            entry: number | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            reason: string | null;
            /** @description Names of the services that are concerned. */
            services: string[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            to: string;
            /** @description What the work is called. */
            window: string;
        };
        /** @description One time that planned maintenance takes place. */
        MaintenanceOccurrence: {
            /** @description When those concerned were told; null: nobody says. */
            announced: string | null;
            /** @description Number of what was entered while the daemon ran; null: of the configuration. */
            entry: number | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            reason: string | null;
            /** @description Names of the services that are concerned. */
            services: string[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            to: string;
            /** @description What the work is called. */
            window: string;
        };
        /** @description A page of planned maintenance. */
        MaintenancePage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["ListedMaintenance"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description What needs somebody now, and how everything stands at a glance. */
        Overview: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            at: string;
            configHash: string;
            /** @description The most urgent of them, the most urgent first. */
            needs: {
                /** @description What the status says of it; null: nothing. */
                entry: {
                    [key: string]: unknown;
                } | null;
                name: string;
                /** @description Where it belongs: a key of the status, or the name of a list, such as `reports`. */
                part: string;
                /** @description Why somebody has to look. */
                sentence: string;
                /** @description The service that it is of; null: of no single one. */
                service: string | null;
                /** @description Since when it waits; null where its entry says more. */
                since: string | null;
                state: string;
            }[];
            parts: {
                /** @description The worst of them, in full. */
                entries: {
                    [key: string]: unknown;
                }[];
                part: string;
                /** @description How many are in each state, the worst first. */
                states: {
                    count: number;
                    state: string;
                }[];
                total: number;
            }[];
            version: string;
            /** @description How many things need somebody now. */
            waiting: number;
        };
        /** @description What PagerDuty has told, and what became of it. */
        PagerdutyEvents: {
            /** @description The newest first, as they were received. */
            items: {
                /** @description Id that PagerDuty gave it. */
                id: string;
                /** @description Number of our incident; null: none was found. */
                incident: number | null;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                occurredAt: string;
                /**
                 * @description `waiting`: no incident of ours was found yet; `unmatched`: nor will be; `applied`: it has changed ours; `noted`: it stands in its timeline; `kept`: it says nothing new; `late`: older than 7 days when it came; `other`: it is about no incident.
                 * @enum {string}
                 */
                outcome: "waiting" | "unmatched" | "applied" | "noted" | "kept" | "late" | "other";
                /** @description The incident of PagerDuty; null: it is about none. */
                pagerduty: {
                    id: string;
                    number: number | null;
                    status: ("triggered" | "acknowledged" | "resolved") | null;
                    title: string;
                    url: string | null;
                } | null;
                /** @description Who did it; null: a machine. */
                person: string | null;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                receivedAt: string;
                /** @description What PagerDuty calls it, such as incident.acknowledged. */
                type: string;
                /** @description What happened, in words. */
                words: string;
            }[];
        };
        /** @description Where pings of a dataset go. */
        PingAddress: {
            dataset: string;
            environment: string | null;
            service: string;
            /** @description The same by the key of all datasets; null: two datasets have that slug. */
            slugUrl: string | null;
            /** @description Where its pings go. Who knows it can claim a fresh backup. */
            url: string;
        };
        /** @description What is known of an incident without anybody writing it. */
        PostIncidentEvidence: {
            /** @description Of the service, from two hours before the onset on, oldest first. */
            deployments: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                startedAt: string;
                startedBy: string;
                /** @enum {string} */
                state: "watched" | "degraded" | "healthy" | "inconclusive" | "rolled_back";
                version: string;
            }[];
            details: components["schemas"]["IncidentDetails"];
            /** @description Of the service, the worst first. */
            objectives: {
                /** @description Share of the error budget of the period up to then that these errors took; null: nothing was counted. */
                budgetShare: number | null;
                /** @description How bad it was around the incident. */
                course: {
                    /** @description Of each step, the oldest first; null: nothing is known of it, or nothing happened in it. */
                    badShares: (number | null)[];
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    from: string;
                    stepSeconds: number;
                };
                errors: number;
                /** @description From the onset to the recovery, or to when this was read. */
                events: number;
                objective: number;
                /** @description Of that time, the part of which anything is known. */
                observedSeconds: number;
                slo: string;
            }[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            readAt: string;
        };
        /** @description What was learned of an incident. */
        PostIncidentReport: {
            /** @description Those of the incident, the first to be due first; at most 1,000. */
            actions: components["schemas"]["ActionItem"][];
            /** @description As it was when the report was filed; of a draft, as it is now. */
            evidence: components["schemas"]["PostIncidentEvidence"];
            filedAt: string | null;
            filedBy: string | null;
            /** @description Number of the incident. */
            incident: number;
            /** @description Parts that must be written before it can be filed. */
            missing: string[];
            /** @description What people wrote; what is missing is not written yet. */
            parts: {
                /** @description Causes. What brought it about, and what let it go on. Causes are of systems, not of people. */
                causes?: string;
                /** @description Lessons. What is known now that was not known before. */
                lessons?: string;
                /** @description Summary. What happened, and what those noticed who use the service, in a few sentences. */
                summary?: string;
                /** @description What went badly. What made it longer or larger, and where it was luck that it was not worse. */
                went_badly?: string;
                /** @description What went well. What kept it short or small. */
                went_well?: string;
            };
            /** @enum {string} */
            state: "draft" | "filed";
            /** @description Null: nobody has written anything yet. */
            writtenAt: string | null;
            writtenBy: string | null;
        };
        /** @description A failure, RFC 9457; codes are explained in docs/errors.md. */
        Problem: {
            /** @enum {string} */
            code: "bad_request" | "unauthorized" | "signature_wrong" | "role_needed" | "form_refused" | "forbidden" | "not_found" | "method_not_allowed" | "idempotency_key_in_use" | "config_needs_restart" | "incident_refused" | "post_incident_refused" | "drill_refused" | "review_refused" | "report_refused" | "misdirected" | "idempotency_key_reused" | "exclusion_refused" | "publication_refused" | "config_invalid" | "too_many_tries" | "not_ready" | "unavailable" | "internal";
            detail?: string;
            reasons?: string[];
            status: number;
            title: string;
            type: string;
        };
        /** @description A disturbance as it was told on the status page. */
        Publication: {
            /** @description By which people call it. */
            id: number;
            /** @description Number of the incident behind it, of which readers are not told. */
            incident: number | null;
            /** @description Whether it goes on. */
            open: boolean;
            /** @description How services are, by their id on the status page. */
            services: {
                [key: string]: "operational" | "degraded" | "partial_outage" | "major_outage";
            };
            /**
             * Format: date-time
             * @description When it began for users.
             */
            started: string;
            /** @enum {string} */
            status: "investigating" | "identified" | "monitoring" | "resolved";
            title: string;
            /** @description What was said, oldest first. */
            updates: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                message: string;
                /** @description How services are, by their id on the status page. */
                services: {
                    [key: string]: "operational" | "degraded" | "partial_outage" | "major_outage";
                };
                /** @enum {string} */
                status: "investigating" | "identified" | "monitoring" | "resolved";
            }[];
            /** @description By which feeds and `status.json` know it. */
            uuid: string;
            /** @description Who took it off the page; null: it stands. */
            withdrawn: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                why: string;
            } | null;
        };
        /** @description What was published on the status page. */
        Publications: {
            /** @description Newest first, withdrawn ones too. */
            publications: components["schemas"]["Publication"][];
        };
        /** @description A disturbance that somebody has published. */
        PublicIncident: {
            /** @description What it concerns, as it is now said to be. */
            components: {
                id: string;
                name: string;
                /**
                 * @description What is published of it; `unknown` where nothing is published and nothing was heard of it lately.
                 * @enum {string}
                 */
                status: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance" | "unknown";
            }[];
            /**
             * Format: date-time
             * @description When it was published.
             */
            created_at: string;
            id: string;
            /**
             * @description The worst that it ever was.
             * @enum {string}
             */
            impact: "none" | "minor" | "major" | "critical";
            /** @description What was said of it, newest first. */
            incident_updates: {
                affected_components: {
                    code: string;
                    name: string;
                    /**
                     * @description What is published of it; `unknown` where nothing is published and nothing was heard of it lately.
                     * @enum {string}
                     */
                    new_status: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance" | "unknown";
                }[];
                /** @description Plain text for people. */
                body: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339 in UTC.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339 in UTC.
                 */
                display_at: string;
                id: string;
                /** @enum {string} */
                status: "investigating" | "identified" | "monitoring" | "resolved";
            }[];
            monitoring_at: string | null;
            name: string;
            resolved_at: string | null;
            /** @description Where it stands on the page. */
            shortlink: string;
            /**
             * Format: date-time
             * @description When it began for users.
             */
            started_at: string;
            /** @enum {string} */
            status: "investigating" | "identified" | "monitoring" | "resolved";
            /**
             * Format: date-time
             * @description When it was told last.
             */
            updated_at: string;
        };
        /** @description What strangers are told of how services are. */
        PublicStatus: {
            components: {
                /** @description Of what is no heading: what was measured of it. */
                availability_as_measured?: {
                    /** @description The days that are shown, oldest first; the last one is today. */
                    days: {
                        /** Format: date */
                        date: string;
                        /** @description Good by all events in percent, cut off and never rounded up; null where none was counted. */
                        percent: number | null;
                        /**
                         * @description From 99.9 % on `good`, from 99 % on `fair`, else `poor`.
                         * @enum {string}
                         */
                        state: "good" | "fair" | "poor" | "quiet" | "unknown";
                        /** @description How much of the day was watched, cut off. */
                        watched_percent: number;
                    }[];
                    /** @description Of how many days anything was measured. */
                    days_measured: number;
                    /** @description Good by all events in percent, cut off and never rounded up; null where none was counted. */
                    percent: number | null;
                    /** @description The zone whose days these are. */
                    timezone: string;
                };
                /** @description Of a heading: what stands under it. */
                components?: string[];
                description: string | null;
                /** @description Whether it is a heading for others, as bad as the worst of them. */
                group: boolean;
                /** @description The heading under which it stands; null where there is none. */
                group_id: string | null;
                id: string;
                name: string;
                /** @description Where it stands on the page. */
                position: number;
                /**
                 * @description What is published of it; `unknown` where nothing is published and nothing was heard of it lately.
                 * @enum {string}
                 */
                status: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance" | "unknown";
            }[];
            /** @description Those that go on, newest first. */
            incidents: components["schemas"]["PublicIncident"][];
            page: {
                /** @description By which the page is known for ever. */
                id: string;
                name: string;
                /** @description Whether that is minutes ago, so that this is how things were. */
                stale: boolean;
                time_zone: string;
                /**
                 * Format: date-time
                 * @description When the state was read last.
                 */
                updated_at: string;
                /** @description Where people read the same. */
                url: string;
            };
            /** @description Those that are over and lie within the history, newest first. */
            past_incidents: components["schemas"]["PublicIncident"][];
            /** @description What takes place or will, by its beginning. */
            scheduled_maintenances: {
                components: {
                    id: string;
                    name: string;
                    /**
                     * @description What is published of it; `unknown` where nothing is published and nothing was heard of it lately.
                     * @enum {string}
                     */
                    status: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance" | "unknown";
                }[];
                id: string;
                /** @constant */
                impact: "maintenance";
                name: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339 in UTC.
                 */
                scheduled_for: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339 in UTC.
                 */
                scheduled_until: string;
                /** @enum {string} */
                status: "scheduled" | "in_progress";
            }[];
            status: {
                description: string;
                /**
                 * @description The worst of all components: `unknown` is not `none`.
                 * @enum {string}
                 */
                indicator: "none" | "minor" | "major" | "critical" | "maintenance" | "unknown";
            };
        };
        /** @description The configuration that Plimsoll works with now. */
        Reloaded: {
            /** @description SHA-256 of the configuration’s meaning. */
            configHash: string;
            /** @description Services, promises and datasets that are not watched any more, such as `SLO checkout/availability`. */
            vanished: string[];
        };
        /** @description All that is known of an issued report. */
        Report: {
            number: string;
            /** @description Which period it is of, such as 2026-10. */
            period: string;
            /** @description Name of the report in the configuration. */
            report: string;
            /** @description The newest first: it stands. */
            revisions: components["schemas"]["ReportRevision"][];
        };
        /** @description What somebody has said to a revision of a report. */
        ReportAnswer: {
            /**
             * Format: date-time
             * @description When the same person said it first.
             */
            at: string;
            by: string;
            comment: string | null;
            /** @enum {string} */
            how: "link" | "api" | "cli" | "page";
            /** @description Number of the report. */
            number: string;
            revision: number;
        };
        /** @description What was decided of a report that waited. */
        ReportDecision: {
            /**
             * Format: date-time
             * @description When it was said first.
             */
            at: string;
            by: string;
            /** @enum {string} */
            decision: "approve" | "reject";
            /** @enum {string} */
            how: "link" | "api" | "cli" | "page";
            note: string | null;
            /** @description Number of the report. */
            number: string;
            revision: number;
        };
        /** @description A message with which a revision left the house. */
        ReportMessage: {
            /** @description Which time it was sent again, and who had that done; null: it went out by itself. */
            again: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                time: number;
            } | null;
            attempts: number;
            /** @description When it was given up; null: it was not. */
            failedAt: string | null;
            lastError: string | null;
            recipients: {
                address: string;
                /** @enum {string} */
                state: "pending" | "accepted" | "refused";
            }[];
            sentAt: string | null;
        };
        /** @description A page of the archive of reports. */
        ReportPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["ArchivedReport"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description A revision of a report, and what became of it. */
        ReportRevision: {
            /** @description What people said to it, first things first. */
            acknowledgements: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                at: string;
                by: string;
                comment: string | null;
                /** @enum {string} */
                how: "link" | "api" | "cli" | "page";
            }[];
            /** @description That somebody has to approve it; null: it was sent at its issue. */
            approval: {
                /** @description What was decided; null: it waits. */
                decision: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    at: string;
                    by: string;
                    /** @enum {string} */
                    how: "link" | "api" | "cli" | "page";
                    /** @enum {string} */
                    kind: "approve" | "reject";
                    note: string | null;
                } | null;
            } | null;
            configHash: string;
            /** @description The files that are kept of it. */
            files: {
                /** @description Which time it was sent again; 0: the first time. */
                again: number;
                /** @enum {string} */
                format: "json" | "html" | "pdf" | "csv" | "eml";
                /** @description For whom it was written; empty: the same for all. */
                recipient: string;
                sha256: string;
                /** @description Number of its bytes. */
                size: number;
            }[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            issuedAt: string;
            /** @description How its messages stand, first things first. */
            messages: components["schemas"]["ReportMessage"][];
            /** @description Why it was made again; null: it is the first. */
            reason: string | null;
            revision: number;
            /** @description Of its JSON, in hexadecimal digits. */
            sha256: string;
            /** @description Of the program that made it. */
            version: string;
        };
        /** @description A review, and when it is due. */
        Review: {
            /** @description Whether it is another one than that of the newest sign-off; null: there is none. */
            configChanged: boolean | null;
            /** @description SHA-256 of the configuration that runs, for which it would be signed off now. */
            configHash: string;
            description: string | null;
            /** @description Address of what is reviewed; null: none is given. */
            document: string | null;
            /** @description When it is due; null: at once, because nobody has ever signed it off. */
            dueAt: string | null;
            /** @description How long a sign-off holds, in seconds. */
            everySeconds: number;
            /** @description The newest sign-off; null: nobody has ever signed it off. */
            last: components["schemas"]["ReviewSignOff"] | null;
            name: string;
            owner: string;
            /** @description Of a training: how each person stands. */
            people: {
                dueAt: string | null;
                last: components["schemas"]["ReviewSignOff"] | null;
                person: string;
            }[];
            /** @enum {string} */
            state: "overdue" | "due" | "current";
        };
        /** @description A review with its sign-offs. */
        ReviewDetails: {
            /** @description Whether it is another one than that of the newest sign-off; null: there is none. */
            configChanged: boolean | null;
            /** @description SHA-256 of the configuration that runs, for which it would be signed off now. */
            configHash: string;
            description: string | null;
            /** @description Address of what is reviewed; null: none is given. */
            document: string | null;
            /** @description When it is due; null: at once, because nobody has ever signed it off. */
            dueAt: string | null;
            /** @description How long a sign-off holds, in seconds. */
            everySeconds: number;
            /** @description The newest sign-off; null: nobody has ever signed it off. */
            last: components["schemas"]["ReviewSignOff"] | null;
            name: string;
            owner: string;
            /** @description Of a training: how each person stands. */
            people: {
                dueAt: string | null;
                last: components["schemas"]["ReviewSignOff"] | null;
                person: string;
            }[];
            /** @description The newest hundred, the newest first. */
            signOffs: components["schemas"]["ReviewSignOff"][];
            /** @enum {string} */
            state: "overdue" | "due" | "current";
        };
        /** @description All reviews, the first to be due first. */
        Reviews: {
            data: components["schemas"]["Review"][];
        };
        /** @description That somebody has signed a review off. */
        ReviewSignOff: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            at: string;
            by: string;
            /** @description SHA-256 of the configuration for which it was signed. */
            configHash: string;
            note: string | null;
            number: number;
            /** @description Who was trained; null: it is no training. */
            person: string | null;
            review: string;
        };
        /** @description What an alert means and what to do about it. */
        Runbook: {
            alert: string;
            contacts: {
                email: string | null;
                name: string;
                phone: string | null;
                /** @description Day on which somebody last made sure that it is right; null: never. */
                verified: string | null;
            }[];
            /** @description Who is told, and when, in sentences. */
            escalation: string[];
            links: {
                href: string;
                text: string;
            }[];
            /** @description What it means that it fires. */
            meaning: string;
            /** @description Address of its page within the daemon. */
            path: string;
            rules: {
                description: string;
                /** @description The query of the rule, in PromQL. */
                expr: string;
                /** @description How long it must be so, as a Prometheus duration; null: not at all. */
                for: string | null;
                severity: string | null;
                /** @description What the alert says; what Prometheus fills in stands as ‹its name›. */
                summary: string;
            }[];
            /** @description Service of the alert; what belongs to none has a name that begins with `_`. */
            set: string;
            /** @description What to do, in this order. */
            steps: string[];
            /** @description What people wrote for it; null: nothing. */
            written: {
                owner: string | null;
                /** @description Day on which somebody last did what it says; null: never. */
                tested: string | null;
                /** @description The text in Markdown, as it was written. */
                text: string;
            } | null;
        };
        /** @description The runbooks of the alerts of one service, or of one set that belongs to none. */
        Runbooks: {
            data: components["schemas"]["Runbook"][];
        };
        /** @description Everything that has runbooks. */
        RunbookSets: {
            data: {
                /** @description Address of its page within the daemon. */
                path: string;
                set: string;
                /** @description Runbooks that people wrote for it alone. */
                written: number;
            }[];
        };
        /** @description How fast incidents of a service were noticed and ended. */
        ServiceIncidents: {
            /** @description Detection to acknowledgement, in seconds. */
            acknowledge: {
                count: number;
                mean: number | null;
                median: number | null;
                p90: number | null;
            };
            /** @description Onset to detection, in seconds. */
            detect: {
                count: number;
                mean: number | null;
                median: number | null;
                p90: number | null;
            };
            detectTargetSeconds: number;
            /** @description Of those behind the statistics, the ones of which people have changed a milestone. */
            edited?: number;
            environment: string | null;
            falsePositives: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            from: string;
            /** @description Behind the statistics: false positives are left out. */
            incidents: number;
            /** @description Parts of others, which are counted with those. */
            merged?: number;
            /** @description Their onset is not known well enough for a time to detect. */
            onsetUnknown: number;
            open: number;
            /**
             * @description The calendar month so far, or the last 90 days.
             * @enum {string}
             */
            period: "month" | "90d";
            /** @description Onset to recovery, in seconds. */
            recover: {
                count: number;
                mean: number | null;
                median: number | null;
                p90: number | null;
            };
            recoverTargetSeconds: number;
            /** @description Over, and onset or recovery are not known well enough for a time to recover. */
            recoveryUnknown: number;
            service: string;
            /** @description Over, and nobody acknowledged them. */
            unacknowledged: number;
        };
        /** @description One page of the list of services. */
        ServicePage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["ServiceRow"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description A service and how it stands. */
        ServiceRow: {
            description: string | null;
            environment: string | null;
            /** @description By key of the status: how many things it has, and of how many something is bad, at risk or unknown. */
            parts: {
                [key: string]: {
                    attention: number;
                    total: number;
                };
            };
            service: string;
            /**
             * @description That of the worst of its things.
             * @enum {string}
             */
            state: "broken" | "at risk" | "unknown" | "quiet" | "well";
            team: string | null;
            tier: number | null;
        };
        /** @description A service with all that is promised for it. */
        ServiceStanding: {
            /** @description What features add, such as `budgetCurves`. */
            additions: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            at: string;
            configHash: string;
            dependsOn: string[];
            description: string | null;
            environment: string | null;
            links: {
                [key: string]: string;
            };
            /** @description By key of the status: its things, the worst first. */
            parts: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
            service: string;
            team: string | null;
            tier: number | null;
            version: string;
        };
        /** @description Somebody who has signed in, in one browser. */
        Session: {
            /** @description From which address they signed in. */
            address: string;
            /** @description What the browser says that it is. */
            agent: string;
            /**
             * Format: date-time
             * @description When it ends if nobody uses it any more.
             */
            ends_at: string;
            /** @description Their groups at the provider; of tokens none. */
            groups: string[] | null;
            /**
             * @description What they signed in with.
             * @enum {string}
             */
            how: "token" | "oidc";
            /** @description Number by which it is ended; no secret. */
            id: string;
            /** @description Who acts by it, as it stands in the records. */
            name: string;
            /**
             * @description What they may do by it.
             * @enum {string}
             */
            role: "viewer" | "ingest" | "responder" | "admin";
            /**
             * Format: date-time
             * @description When they signed in with it.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            used_at: string;
        };
        /** @description Who is signed in at the moment. */
        Sessions: {
            /** @description Every session that goes on, newest first. */
            sessions: components["schemas"]["Session"][];
        };
        /** @description How an agreement stands in the calendar period that runs. */
        Sla: {
            /** @description Over what was observed; null: nothing was counted. */
            achieved: number | null;
            /** @description Every unknown minute good; null: nothing was counted. */
            best: number | null;
            /** @description Until when a credit can be claimed; null where nothing was agreed. */
            claim: {
                /**
                 * Format: date-time
                 * @description The first instant too late.
                 */
                before: string;
                /**
                 * Format: date
                 * @description In the zone of the agreement.
                 */
                lastDay: string;
            } | null;
            /** @description What was counted in the time that was observed. */
            counts: {
                /** @description Number of the bad events. */
                errors: number;
                /** @description Number of all events. */
                events: number;
                /** @description Time for which anything is known. */
                observedSeconds: number;
            };
            /** @description Observed share of the judged part, less what is left out. */
            coverage: number;
            /** @description An estimate; null: no credits agreed, or nothing was counted. */
            credit: {
                /** @description Estimated amount; null where no fee is configured. */
                amount: {
                    /** @description Amount as decimal text, such as 2000.00. */
                    amount: string;
                    /** @description Code of the currency, ISO 4217. */
                    currency: string;
                } | null;
                /** @description Share of the fee, after the cap; above 1 where the contract caps it higher. */
                ratio: number;
                /** @description The tier that applies; null where none does. */
                tier: {
                    below: number;
                    credit: number;
                } | null;
            } | null;
            /** @description An estimate; null: no credits agreed, or nothing was counted. */
            creditAtWorst: {
                /** @description Estimated amount; null where no fee is configured. */
                amount: {
                    /** @description Amount as decimal text, such as 2000.00. */
                    amount: string;
                    /** @description Code of the currency, ISO 4217. */
                    currency: string;
                } | null;
                /** @description Share of the fee, after the cap; above 1 where the contract caps it higher. */
                ratio: number;
                /** @description The tier that applies; null where none does. */
                tier: {
                    below: number;
                    credit: number;
                } | null;
            } | null;
            customer: string | null;
            /** @description When the indicator last became another one within the judged part; null where it never did. */
            definitionChangedAt: string | null;
            description: string | null;
            /** @description In the whole term, less what is left out of it. */
            downtimeAllowedSeconds: number;
            /** @description Bad share of all events of the term, those to come included, by its length. */
            downtimeUsedSeconds: number;
            environment: string | null;
            /** @description Left out of the judged part. */
            excludedSeconds: number;
            /** @description What was said not to count within the period, ordered by its beginning. */
            exclusions: components["schemas"]["Exclusion"][];
            /** @description Whether all of `term` is judged. */
            final: boolean;
            /** @description The end of the period at the pace of the last 7 days; null where it is over, or too little was counted. */
            forecast: {
                /** @description When the allowance is used up; null where it is not within the period, or already. */
                allowanceOutAt: string | null;
                /** @description Share achieved in the end. */
                projected: number;
            } | null;
            /** @description From `from` up to, not including, `to`. */
            judged: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description How it was measured, and what methods and clauses find besides a share. */
            measured: {
                /** @description Bad intervals; null where the method has none. */
                bad: {
                    /** @description If every unknown minute was bad. */
                    atWorstSeconds: number;
                    intervalSeconds: number;
                    /** @description Of the judged part, known to be bad. */
                    knownSeconds: number;
                } | null;
                /** @description The right to end the contract; null: not agreed. */
                chronic: ("reached" | "possible" | "not_reached") | null;
                /** @description By which clause; null: by none. */
                creditBy: ("tier" | "proportional" | "step") | null;
                /** @description What cut the credit; null: nothing. */
                creditCappedBy: ("period" | "year") | null;
                /** @description Each indicator by itself, where they are judged so. */
                members: {
                    achieved: number | null;
                    best: number | null;
                    name: string;
                    worst: number | null;
                }[];
                /** @enum {string} */
                method: "bad_intervals" | "mean_interval_error_rate" | "request_ratio" | "weighted_requests" | "recovery";
                /** @description Incidents and drills that kept their targets, missed them, or of which nobody knows; null: by another method. */
                recovery: {
                    met: number;
                    missed: number;
                    unknown: number;
                } | null;
                /** @description Of the unknown time that of which only sums of hours are kept. */
                summedSeconds: number;
                /** @description What was promised for incidents of the judged part. */
                support: {
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339 in UTC.
                     */
                    due: string;
                    /** @description Number of the incident it is about. */
                    incident: number;
                    /** @enum {string} */
                    promise: "acknowledge" | "resolve";
                    severity: string;
                    /** @enum {string} */
                    state: "met" | "missed" | "open";
                }[];
            };
            objective: number;
            /** @description From `from` up to, not including, `to`. */
            period: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            /** @description Name of the period, such as 2026-10. */
            periodLabel: string;
            service: string;
            sla: string;
            /** @description The part of the period that is judged in the end. */
            term: {
                /**
                 * @description What its beginning is: that of the period, of the agreement, or of what is known.
                 * @enum {string}
                 */
                begins: "period" | "agreement" | "history";
                /**
                 * @description What its end is: that of the period, or of the agreement.
                 * @enum {string}
                 */
                ends: "period" | "agreement";
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            timezone: string;
            /** @description Without data in the judged part, less what is left out. */
            unknownSeconds: number;
            /** @description An estimate, no bound; null where nothing is unknown. */
            unseen: {
                /** @description The same if each hour was as busy as the busiest of its kind. */
                atMost: number;
                /**
                 * @description Where the estimate comes from: the same hours of other weeks, the mean of the period, or both; `counters`: nothing was to be estimated.
                 * @enum {string}
                 */
                basis: "same_hours" | "mean" | "both" | "counters";
                /** @description Unknown time of which counters that went on behind it tell the events in sum; not in `events`. */
                counted: {
                    errors: number;
                    events: number;
                    seconds: number;
                };
                /** @description Events that the other unknown minutes are taken to have held. */
                events: number;
                /** @description Whether unknown minutes lie right beside an outage or an open incident. */
                touchesTrouble: boolean;
            } | null;
            /**
             * @description Of a period that runs: breached only if even a faultless rest cannot save it, else on_track or at_risk.
             * @enum {string}
             */
            verdict: "met" | "on_track" | "at_risk" | "breached" | "undetermined";
            /** @description Every unknown minute bad; null: nothing was counted. */
            worst: number | null;
        };
        /** @description How agreements stand in the periods that run. */
        SlaPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Sla"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description How an objective, or one group of it, stands over its period. */
        Slo: {
            /** @description By window; 1 spends the budget exactly in one period, null where nothing was counted. */
            burnRates: {
                "1d": number | null;
                "1h": number | null;
                "3d": number | null;
                "6h": number | null;
            };
            /** @description The calendar unit of the budget, of which `period` is what is over; null: the period is rolling. */
            calendar: {
                /**
                 * Format: date-time
                 * @description When the budget begins anew.
                 */
                endsAt: string;
                timezone: string;
                /** @enum {string} */
                unit: "week" | "month" | "quarter" | "year";
            } | null;
            /** @description What was counted in the time that was observed. */
            counts: {
                /** @description Number of the bad events. */
                errors: number;
                /** @description Number of all events. */
                events: number;
                /** @description Time for which anything is known. */
                observedSeconds: number;
            };
            /** @description Observed share of the period; before its history begins nothing was observed. */
            coverage: number;
            /** @description When the indicator last became another one within the period; null: it is the same throughout. */
            definitionChangedAt: string | null;
            description: string | null;
            environment: string | null;
            /** @description Unspent share: 1 is untouched, 0 spent, less than 0 overspent; null where nothing was counted. */
            errorBudgetRemaining: number | null;
            /** @description When the budget would be spent at that pace; null: not within the period or unit, or already spent. */
            exhaustedAt: {
                atPaceOf3d: string | null;
                atPaceOf6h: string | null;
            };
            /** @description Labels of `group_by` with their values; empty: not grouped, or no group seen lately. */
            group: {
                [key: string]: string;
            };
            /** @description The last hour before the end of the period. */
            lastHour: {
                errors: number;
                events: number;
                /**
                 * @description Nothing was heard; nothing happened; nothing failed; something failed.
                 * @enum {string}
                 */
                heard: "no_data" | "no_traffic" | "no_errors" | "errors";
            };
            /** @description In force at the end of the period. */
            objective: number;
            /** @description Those in force within the period, oldest first, with the instant of it from which each held. */
            objectives: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                objective: number;
            }[];
            /** @description When history begins, where that is within the period; null: it covers the period. */
            partialSince: string | null;
            /** @description From `from` up to, not including, `to`. */
            period: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            };
            service: string;
            /** @description Good by all events; null: nothing was counted. */
            sli: number | null;
            slo: string;
            /** @enum {string} */
            state: "met" | "at_risk" | "breached" | "no_data" | "no_traffic";
        };
        /** @description How objectives stand, each group of them by itself. */
        SloPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Slo"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
        /** @description How everything stands at one instant. */
        Status: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339 in UTC.
             */
            at: string;
            /** @description History that is being read into the ledger, of which nothing here tells yet; null: nothing is behind. */
            backfill: {
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description End of what was read last.
                 */
                reached: string;
                /** @description At the pace until now; null: nothing was read yet. */
                secondsLeft: number | null;
                /** @description Part that is read, over all objectives. */
                share: number;
                /**
                 * Format: date-time
                 * @description Instant, RFC 3339 in UTC.
                 */
                to: string;
            } | null;
            /** @description SHA-256 of the configuration’s meaning. */
            configHash: string;
            datasets: components["schemas"]["Dataset"][];
            incidents: {
                services: components["schemas"]["ServiceIncidents"][];
                /** @description Open and recovered ones, oldest first. */
                unresolved: components["schemas"]["Incident"][];
            };
            /** @description Everything before it is in the ledger; null: nothing ingested yet. */
            ledgerWatermark: string | null;
            /** @description Planned maintenance that takes place now. */
            maintenance: components["schemas"]["MaintenanceOccurrence"][];
            organisation: string;
            slas: components["schemas"]["Sla"][];
            slos: components["schemas"]["Slo"][];
            /** @description Whether each Prometheus answered last, and when. */
            sources: {
                answeredAt: string | null;
                answering: boolean;
                name: string;
            }[];
            /** @description Version of the Plimsoll that answers. */
            version: string;
        };
        /** @description Something that exists, and whether it is backed up. */
        Thing: {
            /**
             * @description Whether anybody knows what the inventory has; else things are those that were seen within a day.
             * @enum {string}
             */
            answer: "answered" | "not_asked" | "silent" | "finds_nothing" | "no_label";
            /** @description When its Prometheus last answered; null: never. */
            answeredAt: string | null;
            /**
             * @description Whether a dataset covers it; `unknown` where nobody knows what there is.
             * @enum {string}
             */
            coverage: "uncovered" | "excepted" | "covered" | "unknown";
            /** @description Datasets that it is part of, as `service/name`. */
            datasets: string[];
            inventory: string;
            /** @description Why it needs no backup; null: nobody says so. */
            reason: string | null;
            /** @description When it was last seen; null: no thing is meant. */
            seenAt: string | null;
            /** @description How it stands, for people. */
            sentence: string;
            /** @description Its name; null: nobody knows what this inventory has. */
            thing: string | null;
        };
        /** @description What exists, and whether it is backed up. */
        ThingPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Thing"][];
            /** @description What to ask the next page by, as `cursor`; null: this is the last. */
            next_cursor: string | null;
        };
    };
    responses: {
        /** @description The request cannot be read. */
        bad_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The configuration has mistakes. */
        config_invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Only a restart can change this. */
        config_needs_restart: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The drill stands otherwise. */
        drill_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This cannot be left out. */
        exclusion_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This is being done already. */
        idempotency_key_in_use: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is of another request. */
        idempotency_key_reused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The incident stands otherwise. */
        incident_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing here. */
        not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Plimsoll is not ready yet. */
        not_ready: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The report of the incident stands otherwise. */
        post_incident_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This cannot be published so. */
        publication_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The report stands otherwise. */
        report_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The review stands otherwise. */
        review_refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role is too small. */
        role_needed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The signature is wrong. */
        signature_wrong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many wrong tokens. */
        too_many_tries: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A token is needed. */
        unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The store cannot be used now. */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
