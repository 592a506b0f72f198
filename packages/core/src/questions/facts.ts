/** `live`: being answered aloud on the stage. */
export type QuestionStatus = 'queued' | 'live' | 'answered' | 'dismissed';

export interface Question {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly status: QuestionStatus;
  readonly votes: number;
  readonly pinned: boolean;
  readonly answer?: string;
  readonly answeredBy?: string;
}

export interface Vote {
  readonly question: string;
  readonly person: string;
}

interface About {
  readonly question: string;
}

export type QuestionsShape = {
  tables: { questions: Question; votes: Vote };
  commands: {
    'questions/ask': { readonly text: string };
    'questions/withdraw': About;
    'questions/upvote': About;
    'questions/unvote': About;
    'questions/answer': About & { readonly text: string };
    'questions/take': About;
    'questions/finish': About;
    'questions/dismiss': About;
    'questions/pin': About;
    'questions/unpin': About;
  };
  facts: {
    'questions/asked': {
      readonly id: string;
      readonly person: string;
      readonly name: string;
      readonly text: string;
      readonly at: number;
    };
    'questions/withdrawn': About;
    'questions/upvoted': About & { readonly person: string };
    'questions/unvoted': About & { readonly person: string };
    'questions/answered': About & { readonly answer?: string; readonly by: string };
    'questions/taken': About & { readonly by: string };
    'questions/dismissed': About;
    'questions/pinned': About;
    'questions/unpinned': About;
  };
};
